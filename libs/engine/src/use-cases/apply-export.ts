import {
  AppError,
  blankObject,
  describeExport,
  kindFor,
  type ArchiveDraft,
  type DraftObject,
  type ExportPlan,
  type ManagedObject,
  type Run,
  type SiteObject,
  withoutPolicySecrets,
} from '@tsferry/domain';
import type { ExportAnswer } from '@tsferry/domain/shapes';
import { contentUsers } from '../content-users.js';
import type { Ports } from '../ports.js';
import { createRedaction, noRedaction, type Redaction } from '../redaction.js';

type ApplyExport = { plan: ExportPlan; to: string; overwrite: boolean };

/**
 * Exports exactly what a plan says. Everything is complete and checked under temporary names before anything appears
 * under the final ones. Throws PLAN_STALE when an object changed, SUSPECTED_SECRETS when the plan says to fail on them,
 * ARCHIVE_IN_USE when it would replace the package source of objects, TARGET_*, CONTENT_*, WRITE_FAILED, CANCELLED.
 */
export async function applyExport(ports: Ports, input: ApplyExport, run: Run): Promise<ExportAnswer> {
  const { plan } = input;
  const zip = ports.publish.target(input.to);
  requireNoSuspects(plan);
  if (input.overwrite) await requireUnused(ports, zip);
  const read = await readObjects(ports, plan);
  const redaction = plan.suspectedPolicy === 'redact' ? createRedaction(read, [plan.comment]) : noRedaction;
  const archive = await ports.archives.write(draft(plan, toDrafts(plan, read, redaction), redaction, zip));
  const content = plan.objects.flatMap((row) =>
    row.contents.map(({ source, relativePath, singleFile }) => ({
      source,
      // A single file lies in the folder of its object, under its own name.
      relativePath: singleFile ? `${relativePath}/${source.split(/[\\/]/).at(-1)}` : relativePath,
      singleFile,
    })),
  );
  await ports.publish.pair(
    {
      zip,
      overwrite: input.overwrite,
      content,
      archive,
      async check(path) {
        await ports.archives.open(path);
        // An import may have begun to use the old content while the new was copied.
        if (input.overwrite) await requireUnused(ports, zip);
      },
    },
    run,
  );
  return describeExport(plan, zip, true);
}

/**
 * An import that copied nothing made the content folder of an archive the package source of its objects. Whoever replaces
 * it changes what they install, in sites that the export has nothing to do with, and that its user may not see: they are
 * counted, and not named.
 */
async function requireUnused(ports: Ports, zip: string): Promise<void> {
  const files = ports.archives.filesFolder(zip);
  const { length: objects } = await contentUsers(ports, files);
  if (objects === 0) return;
  const count = objects === 1 ? 'an object' : `${objects} objects`;
  throw new AppError('ARCHIVE_IN_USE', `The content in ${files} is the package source of ${count}.`, {
    hint:
      'Export under another name. Or import the old archive again with its content copied , overwriting those ' +
      'objects: then nothing needs it any more.',
    details: { path: files, objects },
    next: [{ do: 'copy-content' }],
  });
}

function requireNoSuspects(plan: ExportPlan): void {
  if (plan.suspectedPolicy !== 'fail' || plan.suspected.length === 0) return;
  const [first] = plan.suspected;
  const place = [first!.object, ...first!.step.names, first!.where].join(' > ');
  throw new AppError('SUSPECTED_SECRETS', `Suspected secrets: ${plan.suspected.length}, the first in ${place}.`, {
    hint: 'Remove them, have them blanked in the archive, or keep them.',
    details: { suspected: plan.suspected },
    next: [
      { do: 'choose-suspected', policy: 'redact' },
      { do: 'choose-suspected', policy: 'warn' },
    ],
  });
}

/** The objects at the versions that the plan saw, without documented secrets. */
async function readObjects(ports: Ports, plan: ExportPlan): Promise<ManagedObject[]> {
  const store = await ports.sites.open(plan.site);
  return store.read(async (site) => {
    const objects: ManagedObject[] = [];
    for (const row of plan.objects) {
      const object = await site.get(row);
      requireVersion(object, row);
      objects.push(blankObject(object));
    }
    return objects;
  });
}

function toDrafts(plan: ExportPlan, objects: readonly ManagedObject[], redaction: Redaction): DraftObject[] {
  return plan.objects.map((row, at) => {
    redaction.requireFree(row.id, `The id of ${row.class} ${row.id}`);
    const { class: className, id, name, instance, sideFiles } = redaction.object(objects[at]!);
    const object: ManagedObject = { class: className, id, name, instance, sideFiles };
    const contents = row.contents.map(({ archiveKey, uniqueId, relativePath, singleFile, originalPath }) => ({
      key: archiveKey,
      uniqueId,
      description: name,
      relativePath,
      singleFile,
      originalPath,
    }));
    return { ...withKeys(object, row), contents };
  });
}

/** The object with its contents under the keys that they have in the archive. */
function withKeys(object: ManagedObject, row: ExportPlan['objects'][number]): ManagedObject {
  const { setContentKey } = kindFor(object);
  const instance = row.contents
    .filter(({ key, archiveKey }) => key !== archiveKey)
    .reduce((next, { key, archiveKey }) => setContentKey(next, key, archiveKey), object.instance);
  return { ...object, instance };
}

function requireVersion(object: SiteObject | null, row: ExportPlan['objects'][number]): asserts object is SiteObject {
  if (object?.version === row.version) return;
  throw new AppError(
    'PLAN_STALE',
    `${row.id} "${row.name}" was ${object ? 'changed' : 'deleted'} since the plan was made.`,
    {
      hint: 'Plan the export again.',
      details: { class: row.class, id: row.id, planned: row.version, now: object?.version ?? null },
    },
  );
}

function draft(plan: ExportPlan, objects: readonly DraftObject[], redaction: Redaction, zip: string): ArchiveDraft {
  const { id, time, authoringScope, usmtPackageId } = plan;
  const comment = redaction.text(withoutPolicySecrets(plan.comment), 'administrator comment');
  return {
    id,
    time,
    name: zip
      .split(/[\\/]/)
      .at(-1)!
      .replace(/\.zip$/i, ''),
    authoringScope,
    comment,
    usmtPackageId,
    objects,
  };
}
