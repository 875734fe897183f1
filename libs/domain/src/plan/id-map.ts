import type { IdMap, IdTarget } from '../reference/id-map.js';
import { kindOf } from '../object/kinds/kinds.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import { idKey, unresolvedId } from '../reference/ref.js';
import type { ImportPlan } from './plan.js';
import { referenceKey } from './site-index.js';

/**
 * What every id becomes by a plan. Ignored package ids become `00000000`, as Configuration Manager writes them; other
 * ignored references, and what the plan does not know, stay as written.
 */
export function idMapOf(plan: ImportPlan): IdMap {
  const targets = new Map<string, IdTarget>();
  const children = new Map(plan.children.map(({ id, references }) => [idKey(id), references]));
  const target = (className: string, id: string, name: string): IdTarget => {
    const references = className === taskSequenceClass ? children.get(idKey(id)) : undefined;
    return { id, name, packageType: kindOf(className).packageType, ...(references ? { references } : {}) };
  };
  for (const { kind, id, ignored } of plan.missing) {
    if (ignored && kind === 'package') targets.set(referenceKey(kind, id), { id: unresolvedId });
  }
  for (const link of plan.links) {
    targets.set(referenceKey(link.kind, link.id), target(link.class, link.targetId, link.name));
  }
  for (const { contentPackage } of plan.objects) {
    if (contentPackage) targets.set(referenceKey('package', contentPackage.sourceId), { id: contentPackage.targetId });
  }
  for (const row of plan.objects) {
    if (row.targetId === '') continue;
    const key = referenceKey(kindOf(row.class).referenceKind, row.sourceId);
    targets.set(key, target(row.class, row.targetId, row.targetName));
  }
  return (kind, id) => targets.get(referenceKey(kind, id));
}
