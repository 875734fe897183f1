import type { Blocker } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import type { ImportObject } from '@tsferry/wizard';

/** A row of an import plan: a new package, but for what is given. */
export function rowWith(change: Partial<ImportObject>): ImportObject {
  return {
    class: 'SMS_Package',
    sourceId: 'LAB00001',
    name: 'Tools',
    match: 'new',
    action: 'create',
    targetId: 'PRD00001',
    reason: 'nothing like it is here',
    offers: ['create'],
    candidates: [],
    bytes: 0,
    ...change,
  };
}

/** A plan of these rows. */
export function planWith(objects: ImportObject[], blockers: Blocker[] = []): ImportAnswer {
  const applicable = blockers.length === 0;
  return { site: 'PRD', applied: false, applicable, blockers, objects, links: [], missing: [], unresolved: [], reenter: [], warnings: [] }; // prettier-ignore
}
