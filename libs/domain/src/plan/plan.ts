import * as z from 'zod';
import { maxArchiveEntries } from '../archive-entries.js';
import { reentrySchema, suspectSchema } from '../secret/reentry.js';
import { stepPathSchema } from '../reference/step-path.js';
import { warningSchema } from '../warning.js';

/** How an object of an archive was recognised in a site. */
const matchSchema = z.enum(['new', 'own', 'imported', 'identical', 'same-name', 'predefined']);
/** What the site has for an object of the archive. */
export type Match = z.infer<typeof matchSchema>;

/** What happens to an object. Create New, Ignore Duplicate, Overwrite, Add Revision. */
export const actionSchema = z.enum(['create', 'ignore', 'overwrite', 'add-revision']);
/** What an import does with an object of the archive. */
export type Action = z.infer<typeof actionSchema>;

/** Whether an action changes an object of the site. */
export function replaces(action: Action): boolean {
  return action === 'overwrite' || action === 'add-revision';
}

export const referenceKindSchema = z.enum(['package', 'application', 'driver', 'driver-category', 'feature-update']);

/** An object of a site that an administrator may choose. */
export const candidateSchema = z
  .object({ class: z.string(), id: z.string(), name: z.string() })
  .meta({ title: 'Candidate' });
/** An object of the site that a row could ignore, overwrite or link to. */
export type Candidate = z.infer<typeof candidateSchema>;

/** A reference to something that is nowhere to be found. `class` and `name` are what the exporting site said of it. */
export const missingSchema = z
  .object({
    id: z.string(),
    kind: referenceKindSchema,
    class: z.string().optional(),
    name: z.string().optional(),
    /** Objects that name it. */
    wantedBy: z.array(z.string()),
    /** Objects of the site with its class and name: chosen by an administrator, never by us. */
    candidates: z.array(candidateSchema),
    /** True when it was decided to import without it. */
    ignored: z.boolean(),
  })
  .meta({ title: 'MissingReference' });
/** A reference to an object that neither the archive nor the site has. */
export type MissingReference = z.infer<typeof missingSchema>;

/** A step that holds `00000000`, Configuration Manager's own mark of a lost reference. */
export const unresolvedStepSchema = z
  .object({ object: z.string(), step: stepPathSchema })
  .meta({ title: 'UnresolvedStep' });
/** A step that refers to what is not there. */
export type UnresolvedStep = z.infer<typeof unresolvedStepSchema>;

/** Why a plan cannot be applied. `id` is what a decision is needed for, '' for the plan as a whole. */
export const blockerSchema = z
  .object({
    code: z.enum(['REFERENCE_MISSING', 'CHOOSE_TARGET', 'ACTION_NOT_OFFERED', 'TARGET_UNKNOWN', 'LINK_UNKNOWN']),
    id: z.string(),
    message: z.string(),
  })
  .meta({ title: 'Blocker' });
/** Why a plan cannot be carried out yet. */
export type Blocker = z.infer<typeof blockerSchema>;

/** Content of one object that an import takes over. */
const importContentSchema = z.object({
  key: z.string(),
  relativePath: z.string(),
  singleFile: z.boolean(),
  files: z.number().nullable(),
  bytes: z.number().nullable(),
  /** SHA-256 over the sorted checksum lines of its files; null when the content was not checked. */
  digest: z.string().nullable(),
  /** Where this machine will read it; null when content is not imported. */
  folder: z.string().nullable(),
  /** What becomes the package source. */
  path: z.string(),
});
/** A content folder that an import copies or leaves. */
export type ImportContent = z.infer<typeof importContentSchema>;

/** One row of the File Content page: an object of the archive and what happens to it. */
export const importRowSchema = z
  .object({
    class: z.string(),
    sourceId: z.string(),
    name: z.string(),
    match: matchSchema,
    action: actionSchema,
    /** What references to it become: the new id, or the existing object's. '' while undecided. */
    targetId: z.string(),
    /** Name of that object after the import. '' while undecided. */
    targetName: z.string(),
    /** Version of the existing object that was seen; null when there is none. */
    targetVersion: z.number().nullable(),
    /** An application's content package: its PackageID in the archive, and the new one; null when it gets none. */
    contentPackage: z.object({ sourceId: z.string(), targetId: z.string() }).nullable(),
    /** One sentence: why this match, why this action. */
    reason: z.string(),
    /** Actions this row offers, the default first. */
    offers: z.array(actionSchema),
    candidates: z.array(candidateSchema),
    /** Content bytes that come with it; 0 when it brings none. */
    bytes: z.number(),
    contents: z.array(importContentSchema),
  })
  .meta({ title: 'ImportRow' });
/** One object of an import: what the site has of it, and what is done. */
export type ImportRow = z.infer<typeof importRowSchema>;

/** A reference to something outside the archive that was found in the site, or chosen. */
export const importLinkSchema = z
  .object({
    kind: referenceKindSchema,
    /** Id in the archive. */
    id: z.string(),
    /** Its name in the archive, where an administrator chose the target and the archive says one. */
    sourceName: z.string().optional(),
    /** Id, class and name of the object of the site. */
    targetId: z.string(),
    class: z.string(),
    name: z.string(),
    targetVersion: z.number().nullable(),
    /** The archive comes from this site; the registry of imports knows it; every site has its own; somebody chose it. */
    why: z.enum(['own', 'registry', 'predefined', 'chosen']),
  })
  .meta({ title: 'ImportLink' });
/** A reference that becomes a reference to an object of the site. */
export type ImportLink = z.infer<typeof importLinkSchema>;

/**
 * What the reference list of a task sequence holds after the import, by its target id: for the caches that a Run Task
 * Sequence step keeps of its child (libs/domain/docs/task-sequences.md, "Child task sequences").
 */
const importChildSchema = z
  .object({
    id: z.string(),
    references: z.array(
      z.object({ kind: z.enum(['package', 'application']), id: z.string(), program: z.string().optional() }),
    ),
  })
  .meta({ title: 'ImportChild' });
/** A program or deployment type that goes with its object. */
export type ImportChild = z.infer<typeof importChildSchema>;

/** Decisions by id or class. */
function decisions<Schema extends z.ZodType>(decision: Schema) {
  const isFew = (given: object): boolean => Object.keys(given).length <= maxArchiveEntries;
  return z.record(z.string(), decision).refine(isFew, `At most ${maxArchiveEntries} of them.`);
}

/** What is decided before a plan is made. The nearest wins: `byId`, then `byClass`, then `default`. */
export const importPolicySchema = z
  .object({
    default: actionSchema.optional(),
    byClass: decisions(actionSchema).default({}),
    byId: decisions(z.object({ action: actionSchema, targetId: z.string().optional() })).default({}),
    links: decisions(z.string()).default({}),
    ignoreMissing: z.boolean().default(false),
    /** Single missing ids to ignore. */
    ignoreIds: z.array(z.string()).max(maxArchiveEntries).default([]),
  })
  .meta({ title: 'ImportPolicy' });
/** What was decided for an import: for all, by class, by object, and by missing reference. */
export type ImportPolicy = z.infer<typeof importPolicySchema>;

/** Everything an import will do. Plain data: shown, stored, sent, and applied as it is. */
export const importPlanSchema = z
  .object({
    id: z.string(),
    /** ISO 8601, UTC. */
    time: z.string(),
    site: z.string(),
    archive: z.object({
      path: z.string(),
      sha256: z.string(),
      authoringScope: z.string(),
      flavour: z.enum(['manifest', 'document']),
      comment: z.string(),
    }),
    /** Folder for the task sequences; the rest goes to the root of its own tree. */
    folder: z.string(),
    /** False: definitions only, original package sources kept and marked as not checked. */
    content: z.boolean(),
    /** Folder (a share) that content is copied to first; null: it stays where the archive is. */
    contentTo: z.string().nullable(),
    /** For the content digest that apply checks: checksum of SHA256SUMS itself; null when there is none. */
    checksumsSha256: z.string().nullable(),
    policy: importPolicySchema,
    objects: z.array(importRowSchema),
    links: z.array(importLinkSchema),
    /** Task sequences that an imported one runs. */
    children: z.array(importChildSchema),
    missing: z.array(missingSchema),
    unresolved: z.array(unresolvedStepSchema),
    reenter: z.array(reentrySchema),
    warnings: z.array(warningSchema),
    blockers: z.array(blockerSchema),
    /** The site's number before and after the new ids. */
    numbers: z.object({ from: z.number(), to: z.number() }),
  })
  .meta({ title: 'ImportPlan' });
/** Everything that an import will do, and what is still to decide. Nothing else is done. */
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** Content that an export copies. */
const exportContentSchema = z.object({
  key: z.string(),
  /** The key that it gets in the archive: another one where a second application has a content with that key. */
  archiveKey: z.string(),
  /** `Content/@UniqueId` of the manifest. */
  uniqueId: z.string(),
  /** Folder, or file, below `<name>_files`: safe on Windows and unique ignoring case. */
  relativePath: z.string(),
  singleFile: z.boolean(),
  /** The package source as the definition states it. */
  originalPath: z.string(),
  /** Where this machine reads it. */
  source: z.string(),
  files: z.number(),
  bytes: z.number(),
});
/** A content folder that an export copies. */
export type ExportContent = z.infer<typeof exportContentSchema>;

/** One object that an export holds, at the version seen. */
const exportRowSchema = z
  .object({
    class: z.string(),
    id: z.string(),
    name: z.string(),
    version: z.number(),
    /** Why it is in: the object that needs it; null for a root. */
    because: z.string().nullable(),
    contents: z.array(exportContentSchema),
  })
  .meta({ title: 'ExportRow' });
/** One object of an export. */
export type ExportRow = z.infer<typeof exportRowSchema>;

/** Everything an export will do. */
export const exportPlanSchema = z
  .object({
    id: z.string(),
    /** ISO 8601, UTC: the time that every entry carries. */
    time: z.string(),
    site: z.string(),
    authoringScope: z.string(),
    roots: z.array(z.object({ class: z.string(), id: z.string() })),
    dependencies: z.boolean(),
    content: z.boolean(),
    comment: z.string(),
    suspectedPolicy: z.enum(['warn', 'redact', 'fail']),
    /** PackageID of the site's own USMT package; `00000000` when it has none. */
    usmtPackageId: z.string(),
    /** Dependencies first. */
    objects: z.array(exportRowSchema),
    missing: z.array(missingSchema),
    unresolved: z.array(unresolvedStepSchema),
    reenter: z.array(reentrySchema),
    suspected: z.array(suspectSchema),
    warnings: z.array(warningSchema),
    files: z.number(),
    bytes: z.number(),
  })
  .meta({ title: 'ExportPlan' });
/** Everything that an export will do. Nothing else is done. */
export type ExportPlan = z.infer<typeof exportPlanSchema>;

/** A plan can be applied when nothing waits for a decision. The one rule, for every surface. */
export function canApply(plan: ImportPlan): boolean {
  return plan.blockers.length === 0;
}
