import {
  AppError,
  compareObjects,
  importedObject,
  refKey,
  replaces,
  type ImportPlan,
  type ImportRow,
  type ObjectChanges,
  type ObjectRef,
} from '@tsferry/domain';
import { openPlanned } from '../open-planned.js';
import type { Ports } from '../ports.js';

type ShowChanges = { plan: ImportPlan; objects: ObjectRef[] };

/**
 * What Overwrite or Add Revision would change in objects of the site, property by property and step by step; `objects`
 * are named by their ids in the archive, and answered in that order. Throws NOT_FOUND for one that the plan does not
 * change, ARCHIVE_CHANGED, PLAN_STALE, and what opening the archive throws.
 */
export async function showChanges(ports: Ports, input: ShowChanges): Promise<{ changes: ObjectChanges[] }> {
  const { plan } = input;
  const rows = new Map(plan.objects.map((row) => [refKey({ class: row.class, id: row.sourceId }), row]));
  const changed = input.objects.map((ref) => requireChange(rows.get(refKey(ref)), ref));
  const archive = await openPlanned(ports, plan);
  const objects = new Map(archive.objects.map((object) => [refKey(object), object]));
  const store = await ports.sites.open(plan.site);
  return store.read(async (site) => {
    const info = await site.info();
    const changes: ObjectChanges[] = [];
    for (const row of changed) {
      const existing = await site.get({ class: row.class, id: row.targetId });
      const source = objects.get(refKey({ class: row.class, id: row.sourceId }))!;
      const { object: imported } = importedObject(row, source, plan, existing, info);
      changes.push({
        object: { class: row.class, id: row.targetId, name: row.targetName },
        ...compareObjects(existing!, imported),
      });
    }
    return { changes };
  });
}

/** The rows of a plan that change an object of the site: those that `showChanges` can tell about. */
export function changingRows(plan: ImportPlan): ImportRow[] {
  return plan.objects.filter(changesObject);
}

const changesObject = ({ action, targetId }: ImportRow): boolean => replaces(action) && targetId !== '';

function requireChange(row: ImportRow | undefined, { class: className, id }: ObjectRef): ImportRow {
  if (row && changesObject(row)) return row;
  throw new AppError('NOT_FOUND', `The plan changes no object of the site with ${className} ${id}.`, {
    hint: 'Only rows with Overwrite or Add Revision change one.',
    details: { class: className, id },
  });
}
