import * as z from 'zod';
import { maxArchiveEntries } from '../archive-entries.js';
import { objectChangesSchema } from '../change/change.js';
import {
  blockerSchema,
  exportPlanSchema,
  importLinkSchema,
  importPlanSchema,
  importPolicySchema,
  importRowSchema,
  missingSchema,
  unresolvedStepSchema,
} from '../plan/plan.js';
import { redactedSchema, reentrySchema, suspectSchema } from '../secret/reentry.js';
import { warningSchema } from '../warning.js';
import { objectNameSchema } from './object.js';

/** `\\server\share` and the folder of this machine that it is. */
export const shareMapSchema = z.object({ unc: z.string(), folder: z.string() }).meta({ title: 'ShareMap' });

/** More shares than anybody maps. */
const maps = z.array(shareMapSchema).max(1_000).default([]);

/** Each pattern is held against every object of the site. */
const maxPatterns = 1_000;
const hasFewPatterns = (roots: readonly string[]): boolean =>
  roots.filter((root) => root.includes('*')).length <= maxPatterns;

/** What an export plan is made from. Roots are names or ids; `*` stands for any characters. */
export const planExportSchema = z
  .object({
    site: z.string(),
    roots: z
      .array(z.string().max(1_000))
      .min(1)
      .max(maxArchiveEntries)
      .refine(hasFewPatterns, `At most ${maxPatterns} of them with a *.`),
    dependencies: z.boolean().default(true),
    content: z.boolean().default(true),
    comment: z.string().default(''),
    suspected: z.enum(['warn', 'redact', 'fail']).default('warn'),
    maps,
  })
  .meta({ title: 'PlanExport' });

/** A plan and where its archive goes. `.zip` is added when it lacks. */
export const applyExportSchema = z
  .object({ plan: exportPlanSchema, to: z.string(), overwrite: z.boolean().default(false) })
  .meta({ title: 'ApplyExport' });

/** What an export did, or would do (`applied` false). */
export const exportAnswerSchema = z
  .object({
    /** Absolute path of the zip. */
    archive: z.string(),
    applied: z.boolean(),
    objects: z.array(objectNameSchema.extend({ because: z.string().nullable(), bytes: z.number() })),
    missing: z.array(missingSchema.omit({ candidates: true, ignored: true, kind: true })),
    unresolved: z.array(unresolvedStepSchema),
    reenter: z.array(reentrySchema),
    suspected: z.array(suspectSchema),
    /** What was blanked of them, or would be: empty unless the plan says `redact`. */
    redacted: z.array(redactedSchema),
    content: z.object({ files: z.number(), bytes: z.number() }),
    warnings: z.array(warningSchema),
  })
  .meta({ title: 'ExportAnswer' });
/** What an export wrote. */
export type ExportAnswer = z.infer<typeof exportAnswerSchema>;

/** What an import plan is made from. */
export const planImportSchema = z
  .object({
    site: z.string(),
    file: z.string(),
    /** Folder for the task sequences. */
    folder: z.string().default('/'),
    content: z.boolean().default(true),
    /** Folder, or UNC path that a map covers, that content is copied to first. */
    contentTo: z.string().optional(),
    maps,
    policy: importPolicySchema.prefault({}),
  })
  .meta({ title: 'PlanImport' });

/** A plan, exactly as it was shown. */
export const applyImportSchema = z.object({ plan: importPlanSchema }).meta({ title: 'ApplyImport' });

/** What an import did, or would do (`applied` false). */
export const importAnswerSchema = z
  .object({
    site: z.string(),
    applied: z.boolean(),
    applicable: z.boolean(),
    blockers: z.array(blockerSchema),
    objects: z.array(
      importRowSchema.pick({
        class: true,
        sourceId: true,
        name: true,
        match: true,
        action: true,
        targetId: true,
        reason: true,
        offers: true,
        candidates: true,
        bytes: true,
      }),
    ),
    /** References to something outside the archive that go to an object of the site. */
    links: z.array(importLinkSchema),
    missing: z.array(missingSchema),
    unresolved: z.array(unresolvedStepSchema),
    reenter: z.array(reentrySchema),
    warnings: z.array(warningSchema),
    /** What would change in objects that are here; of a dry run only. */
    changes: z.array(objectChangesSchema).optional(),
  })
  .meta({ title: 'ImportAnswer' });
/** What an import did. */
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
