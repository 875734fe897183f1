/** What plans are made from over HTTP: the engine's inputs, without anything that names a path of the server. */
import { z } from '@hono/zod-openapi';
import { createSiteSchema, planExportSchema, planImportSchema } from '@tsferry/domain/shapes';

/** An export plan's input. */
export const exportInputSchema = planExportSchema.omit({ maps: true }).strict().openapi('ExportInput');
export type ExportInput = z.output<typeof exportInputSchema>;

/** Names that stay where they are put: no separators, no control characters, no dots at an end. */
const fileName = z
  .string()
  .max(200)
  .regex(/^(?![. ])[^\\/:*?"<>|\p{C}]+(?<![. ])$/u, 'A file name, such as "Windows 11.zip".');

/** Where an export goes: a name in the site's folder of exports. `.zip` is added when it lacks. */
export const exportTargetSchema = z
  .object({ name: fileName, overwrite: z.boolean().default(false) })
  .strict()
  .openapi('ExportTarget');
export type ExportTarget = z.output<typeof exportTargetSchema>;

/** The name of a zip that is uploaded. */
export const zipNameSchema = fileName.regex(/\.zip$/i, 'The name of a zip, such as "lab.zip".');

/** An import plan's input: an archive by its id, and a share by its UNC path. */
export const importInputSchema = planImportSchema
  .omit({ maps: true, file: true })
  .extend({
    archive: z.string(),
    contentTo: z
      .string()
      .regex(/^\\\\[^\\/]+\\[^\\/]/, 'A UNC path that the server has a share map for.')
      .optional(),
  })
  .strict()
  .openapi('ImportInput');
export type ImportInput = z.output<typeof importInputSchema>;

/** A site to create. Where it is stored is not for a request to say. */
export const siteInputSchema = createSiteSchema.omit({ store: true }).strict().openapi('CreateSite');

const exportShape = exportInputSchema.shape;
const importShape = importInputSchema.shape;

/** What may differ in a new plan for the same export. What is left out stays as it was. */
export const exportChangeSchema = z
  .strictObject({
    roots: exportShape.roots.optional(),
    dependencies: exportShape.dependencies.unwrap().optional(),
    content: exportShape.content.unwrap().optional(),
    comment: exportShape.comment.unwrap().optional(),
    suspected: exportShape.suspected.unwrap().optional(),
  })
  .openapi('ExportChange');

/** What may differ in a new plan for the same import. `policy` replaces the one before. `contentTo` null: leave it there. */
export const importChangeSchema = z
  .strictObject({
    folder: importShape.folder.unwrap().optional(),
    content: importShape.content.unwrap().optional(),
    contentTo: importShape.contentTo.unwrap().nullable().optional(),
    policy: importShape.policy.unwrap().optional(),
  })
  .openapi('ImportChange');
