import {
  canApply,
  importedObject,
  refKey,
  refuseCycles,
  taskSequenceClass,
  toGraphObject,
  type Archive,
  type GraphObject,
  type ImportPlan,
  type SiteReader,
} from '@tsferry/domain';
import { loadGraph } from './load-site.js';

/**
 * Throws REF_CYCLE when the task sequences of a site would run one another in a circle once a plan is applied. New ones
 * cannot close a circle through the site, since nothing there names them yet; overwritten ones can.
 */
export async function refuseSiteCycles(site: SiteReader, archive: Archive, plan: ImportPlan): Promise<void> {
  const rows = plan.objects.filter((row) => row.class === taskSequenceClass && row.action !== 'ignore');
  if (!canApply(plan) || !rows.some(({ action }) => action === 'overwrite')) return;
  const after = new Map<string, GraphObject>();
  for (const object of await loadGraph(site, await site.heads({ class: taskSequenceClass }))) {
    after.set(refKey(object), object);
  }
  const info = await site.info();
  const archived = new Map(archive.objects.map((object) => [refKey(object), object]));
  for (const row of rows) {
    const existing = row.action === 'create' ? null : await site.get({ class: row.class, id: row.targetId });
    const source = archived.get(refKey({ class: row.class, id: row.sourceId }))!;
    const graph = toGraphObject(importedObject(row, source, plan, existing, info).object);
    after.set(refKey(graph), graph);
  }
  refuseCycles([...after.values()]);
}
