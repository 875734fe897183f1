import * as z from 'zod';
import { missingSchema, unresolvedStepSchema } from '../plan/plan.js';
import { reentrySchema, suspectSchema } from '../secret/reentry.js';
import { warningSchema } from '../warning.js';
import { objectNameSchema, referenceSchema } from './object.js';

/** What the checksum file says: none, all equal, some not, or not (all) compared. */
export const checksumStateSchema = z.enum(['absent', 'ok', 'failed', 'unchecked']);

/** The archive itself. */
export const archiveAnswerSchema = z
  .object({
    path: z.string(),
    /** Manifest: task sequences and packages; document: Export Application. */
    flavour: z.enum(['manifest', 'document']),
    authoringScope: z.string(),
    comment: z.string(),
    checksums: checksumStateSchema,
  })
  .meta({ title: 'Archive' });

/** An object of an archive. `content` sums up all contents of the object; bytes are null when they are not there. */
export const inspectedObjectSchema = objectNameSchema
  .extend({
    content: z.object({ path: z.string(), present: z.boolean(), bytes: z.number().nullable() }).nullable(),
    references: z.array(referenceSchema),
  })
  .meta({ title: 'InspectedObject' });

/** What an archive holds, with no site. */
export const inspectionSchema = z
  .object({
    archive: archiveAnswerSchema,
    /** Objects that no other object in it references. */
    roots: z.array(z.string()),
    objects: z.array(inspectedObjectSchema),
    missing: z.array(missingSchema.omit({ candidates: true, ignored: true, kind: true })),
    unresolved: z.array(unresolvedStepSchema),
    reenter: z.array(reentrySchema),
    suspected: z.array(suspectSchema),
    cycles: z.array(z.array(z.string())),
    warnings: z.array(warningSchema),
  })
  .meta({ title: 'Inspection' });
export type Inspection = z.infer<typeof inspectionSchema>;

/** A checked pair. Differences are not an answer: they are the error CONTENT_INTEGRITY, each in its details. */
export const verificationSchema = z
  .object({
    archive: archiveAnswerSchema,
    content: z.object({ files: z.number(), bytes: z.number() }),
    warnings: z.array(warningSchema),
  })
  .meta({ title: 'Verification' });
export type Verification = z.infer<typeof verificationSchema>;
