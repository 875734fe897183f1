import { z } from '@hono/zod-openapi';

/** The name of a file in a folder that the server chooses: no separators, no control characters, no dot at an end. */
export const fileNameSchema = z
  .string()
  .max(200)
  .regex(/^(?![. ])[^\\/:*?"<>|\p{C}]+(?<![. ])$/u, 'A file name, such as "Windows 11.zip".');

/** The name of a zip that is uploaded. */
export const zipNameSchema = fileNameSchema.regex(/\.zip$/i, 'The name of a zip, such as "lab.zip".');
