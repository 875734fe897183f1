import { z } from '@hono/zod-openapi';

/** Which part of a list. `offset`: how many to skip; `limit`: how many to answer. */
export const listPart = {
  offset: z.coerce.number().int().min(0).default(0).openapi({ type: 'integer' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
};
