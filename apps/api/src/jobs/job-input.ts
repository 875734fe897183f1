import { z } from '@hono/zod-openapi';
import { exportInputSchema, exportTargetSchema, importInputSchema } from '@tsferry/contract';

/** What a job does, kept so that a waiting one can be done by the next server. */
export const jobInputSchema = z.discriminatedUnion('work', [
  z.object({ work: z.literal('apply-export'), plan: z.string(), target: exportTargetSchema }),
  z.object({ work: z.literal('export'), input: exportInputSchema, target: exportTargetSchema }),
  z.object({ work: z.literal('apply-import'), plan: z.string(), confirm: z.string().optional() }),
  z.object({ work: z.literal('import'), input: importInputSchema, confirm: z.string().optional() }),
  z.object({ work: z.literal('verify'), archive: z.string() }),
]);
export type JobInput = z.infer<typeof jobInputSchema>;
