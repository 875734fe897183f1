import {
  AppError,
  type Archive,
  type ArchivedObject,
  describeImport,
  importedObject,
  type ImportPlan,
  type ImportRow,
  refKey,
  registryEntries,
  requireDecided,
  type Run,
  type SiteWriter,
  staleRows,
} from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { openPlanned } from '../open-planned.js';
import type { Ports } from '../ports.js';
import { takeContent } from '../take-content.js';

/**
 * Imports exactly what a plan says, in one transaction: all of it, or nothing. A plan that was applied before changes
 * nothing. Throws PLAN_BLOCKED, PLAN_STALE, ARCHIVE_CHANGED, CONTENT_*, STORE_*, CANCELLED.
 */
export async function applyImport(ports: Ports, { plan }: { plan: ImportPlan }, run: Run): Promise<ImportAnswer> {
  requireDecided(plan);
  const archive = await openPlanned(ports, plan);
  const store = await ports.sites.open(plan.site);
  const wasApplied = (): Promise<boolean> => store.read((site) => site.wasImported(plan.id));
  if (await wasApplied()) return describeImport(plan, true);
  const content = await takeContent(ports, archive, plan, run);
  let isNew: boolean;
  try {
    isNew = await store.write((site) => importRows(site, archive, content.plan));
  } catch (error) {
    // A store may fail after it has written; then the site points to the content. Who cannot tell keeps it.
    await ((await wasApplied().catch(() => true)) ? content.commit() : content.undo());
    throw error;
  }
  // Another process applied the plan meanwhile: nothing points to this copy.
  await (isNew ? content.commit() : content.undo());
  return describeImport(plan, true);
}

/** False when the plan was applied before: then nothing is done. */
async function importRows(site: SiteWriter, archive: Archive, plan: ImportPlan): Promise<boolean> {
  // The record comes first: a plan that was applied before has changed the very versions it was made with.
  if (!(await site.recordImport(plan.id, plan.archive.sha256, plan.time))) return false;
  await requireFresh(site, plan);
  const info = await site.info();
  const objects = new Map(archive.objects.map((object) => [refKey(object), object]));
  for (const row of plan.objects) {
    if (row.action === 'ignore') continue;
    const existing = row.action === 'create' ? null : await site.get({ class: row.class, id: row.targetId });
    const { object, unresolved } = importedObject(row, requireObject(objects, row), plan, existing, info);
    await site.put(object);
    await site.setUnresolved(object, unresolved);
  }
  await site.register(registryEntries(plan));
  if (plan.numbers.to !== plan.numbers.from) await site.setNextNumber(plan.numbers.to);
  return true;
}

function requireObject(objects: ReadonlyMap<string, ArchivedObject>, row: ImportRow): ArchivedObject {
  const object = objects.get(refKey({ class: row.class, id: row.sourceId }));
  if (object) return object;
  throw new AppError('PLAN_STALE', `The archive has no ${row.class} ${row.sourceId}, which the plan imports.`, {
    hint: 'Plan the import again.',
    details: { class: row.class, id: row.sourceId },
  });
}

async function requireFresh(site: SiteWriter, plan: ImportPlan): Promise<void> {
  const stale = staleRows(plan, await site.heads(), await site.nextNumber());
  if (stale.length === 0) return;
  throw new AppError(
    'PLAN_STALE',
    stale
      .map(({ message }) => message)
      .slice(0, 3)
      .join(' '),
    {
      hint: 'Plan the import again, and look at what changed.',
      details: { stale },
    },
  );
}
