/** @module Uploads: an archive and its content, sent in pieces, so that a broken upload can go on. */
import { z } from '@hono/zod-openapi';
import { zipNameSchema } from './file-name.js';

/** What begins an upload. */
export const newUploadSchema = z
  .strictObject({
    name: zipNameSchema,
    /** Of all files together. */
    bytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  })
  .openapi('NewUpload');

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
