import type { Blocker, MissingReference } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import type { ImportObject } from '../rows/content-row.js';

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

/** A missing reference, but for what is given. */
export function missingWith(change: Partial<MissingReference>): MissingReference {
  return { id: 'LAB00099', kind: 'package', wantedBy: [], candidates: [], ignored: false, ...change };
}

/** A plan of these rows for site PRD. */
export function planWith(objects: ImportObject[], blockers: Blocker[] = []): ImportAnswer {
  const applicable = blockers.length === 0;
  const findings = { links: [], missing: [], unresolved: [], reenter: [], warnings: [] };
  return { site: 'PRD', applied: false, applicable, blockers, objects, ...findings };
}

/** A package that two packages of the site may be. */
export const twins = rowWith({
  match: 'same-name',
  offers: ['create', 'ignore', 'overwrite'],
  candidates: [
    { class: 'SMS_Package', id: 'PRD00001', name: 'Tools' },
    { class: 'SMS_Package', id: 'PRD00002', name: 'Tools' },
  ],
});
