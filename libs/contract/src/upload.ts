/** @module Uploads: an archive and its content, sent in pieces, so that a broken upload can go on. */
import { z } from '@hono/zod-openapi';
import { zipNameSchema } from './file-name.js';

/** What begins an upload. */
export const newUploadSchema = z
  .strictObject({
    name: zipNameSchema,
    bytes: z
      .number()
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .openapi({ description: 'of all files together, the zip among them' }),
  })
  .openapi('NewUpload', { example: { name: 'windows11.zip', bytes: 52428 } });

/** What finishes an upload. */
export const finishUploadSchema = z
  .strictObject({
    files: z
      .number()
      .int()
      .min(1)
      .openapi({ description: 'how many files were sent: the zip and every content file, SHA256SUMS among them' }),
  })
  .openapi('FinishUpload', { example: { files: 34 } });

/** An upload. The `bytes` of a file are the offset of its next piece; the zip itself has the path ''. */
export const uploadSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    bytes: z.number(),
    state: z.enum(['open', 'finished']),
    created: z.string(),
    files: z.array(z.object({ path: z.string(), bytes: z.number() })),
  })
  .openapi('Upload');
/** An upload that is under way: what was announced, and what has come. */
export type Upload = z.infer<typeof uploadSchema>;
