import * as z from 'zod';
import { stepPathSchema } from './reference/step-path.js';

/** Something the reader should know that stops nothing. `code` is for programs, `message` for people. */
export const warningSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    object: z.string().optional(),
    step: stepPathSchema.optional(),
    id: z.string().optional(),
  })
  .meta({ title: 'Warning' });
/** Something that somebody should know, and that stops nothing. */
export type Warning = z.infer<typeof warningSchema>;
