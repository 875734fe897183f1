/** @module What plans are made from over HTTP: the input of the use cases, without the paths of the server. */
import { z } from '@hono/zod-openapi';
import { planExportSchema, planImportSchema } from '@tsferry/domain/shapes';
import { fileNameSchema } from './file-name.js';
import { policyChangeSchema } from './policy-change.js';

/** The input of an export plan. */
export const exportInputSchema = planExportSchema
  .omit({ maps: true })
  .strict()
  .openapi('ExportInput', {
    example: { site: 'PRD', roots: ['Deploy Windows 11'] },
  });
/** What a client asks an export plan for. */
export type ExportInput = z.output<typeof exportInputSchema>;

/** Where an export goes: a name in the folder of exports of the site. `.zip` is added when it is missing. */
export const exportTargetSchema = z
  .object({ name: fileNameSchema, overwrite: z.boolean().default(false) })
  .strict()
  .openapi('ExportTarget', { example: { name: 'windows11.zip' } });
/** Where a client wants an export written. */
export type ExportTarget = z.output<typeof exportTargetSchema>;

/** What an export that is planned and applied at once is made from. */
export const exportNowSchema = z
  .strictObject({ ...exportInputSchema.shape, ...exportTargetSchema.shape })
  .openapi('Export', { example: { site: 'PRD', roots: ['Deploy Windows 11'], name: 'windows11.zip' } });

/** The input of an import plan. The archive is named by its id, the share to copy to by its UNC path. */
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
  .openapi('ImportInput', {
    example: { site: 'PRD', archive: 'windows11.zip', policy: { default: 'overwrite', ignoreMissing: true } },
  });
/** What a client asks an import plan for. */
export type ImportInput = z.output<typeof importInputSchema>;

/** What stands for the question before an import that replaces objects: the code of the site. */
const confirm = z
  .string()
  .max(100)
  .optional()
  .openapi({ description: 'the code of the site; needed when objects of the site are replaced' });

/** What an import plan is applied with. */
export const importApplySchema = z.strictObject({ confirm }).openapi('ApplyImport', { example: { confirm: 'PRD' } });

/** What an import that is planned and applied at once is made from. */
export const importNowSchema = z.strictObject({ ...importInputSchema.shape, confirm }).openapi('Import', {
  example: { site: 'PRD', archive: 'windows11.zip', policy: { ignoreMissing: true } },
});

const exportShape = exportInputSchema.shape;
const importShape = importInputSchema.shape;

/** What a new plan for the same export changes. What is left out stays as it was. */
export const exportChangeSchema = z
  .strictObject({
    roots: exportShape.roots.optional(),
    dependencies: exportShape.dependencies.unwrap().optional(),
    content: exportShape.content.unwrap().optional(),
    comment: exportShape.comment.unwrap().optional(),
    suspected: exportShape.suspected.unwrap().optional(),
  })
  .openapi('ExportChange', { example: { content: false } });

/**
 * What a new plan for the same import changes. What is left out stays as it was. `policy` is merged into the one before.
 * `contentTo: null`: content stays where it is.
 */
export const importChangeSchema = z
  .strictObject({
    folder: importShape.folder.unwrap().optional(),
    content: importShape.content.unwrap().optional(),
    contentTo: importShape.contentTo.unwrap().nullable().optional(),
    policy: policyChangeSchema.optional(),
  })
  .openapi('ImportChange', { example: { policy: { byId: { LAB00012: { action: 'ignore' } } } } });
