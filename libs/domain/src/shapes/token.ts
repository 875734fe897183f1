import * as z from 'zod';
import { roleSchema } from './role.js';

/** A token of the HTTP API, without its secret. `sites` null: all of them. Times are ISO 8601, UTC. */
export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    sites: z.array(z.string()).nullable(),
    created: z.string(),
    revoked: z.string().nullable(),
  })
  .meta({ title: 'Token' });
/** A token as a list shows it, without its secret. */
export type TokenAnswer = z.infer<typeof tokenSchema>;

/** A token that was made; `token` is what a client sends. No other answer has it. */
export const createdTokenSchema = tokenSchema.extend({ token: z.string() }).meta({ title: 'CreatedToken' });
/** A new token, with its secret. Only this answer has it. */
export type CreatedToken = z.infer<typeof createdTokenSchema>;

/** What makes a token. Sites left out: all of them. */
export const createTokenSchema = z
  .object({
    name: z.string().min(1).max(100),
    role: roleSchema,
    sites: z.array(z.string()).min(1).max(1_000).optional(),
  })
  .meta({ title: 'CreateToken' });
