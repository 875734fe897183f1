import type { ObjectHead } from '../object/managed-object.js';
import { idKey, refKey } from '../reference/ref.js';
import type { ImportPlan } from './plan.js';

/** Something that is no longer as a plan saw it. */
export type StaleRow = {
  /** The object of the site. */
  readonly class: string;
  readonly id: string;
  readonly problem: 'deleted' | 'changed' | 'taken';
  readonly message: string;
};

/**
 * What changed in a site since a plan was made, with `heads` of now: existing objects that are gone, or have another
 * version; new ids that were taken. Empty when the plan may be applied as it is (else PLAN_STALE).
 */
export function staleRows(plan: ImportPlan, heads: readonly ObjectHead[], nextNumber: number): StaleRow[] {
  const byRef = new Map(heads.map((head) => [refKey(head), head]));
  const ids = new Map(heads.map((head) => [idKey(head.id), head]));
  const stale: StaleRow[] = [];
  const seen = (className: string, id: string, version: number): void => {
    const head = byRef.get(refKey({ class: className, id }));
    const ref = { class: className, id };
    if (!head) stale.push({ ...ref, problem: 'deleted', message: `${id} was deleted since the plan was made.` });
    else if (head.version !== version) {
      const message = `${id} "${head.name}" was changed since the plan was made (version ${version}, now ${head.version}).`;
      stale.push({ ...ref, problem: 'changed', message });
    }
  };
  const free = (className: string, id: string): void => {
    const head = ids.get(idKey(id));
    if (!head) return;
    const message = `${id} was given to "${head.name}" since the plan was made.`;
    stale.push({ class: className, id, problem: 'taken', message });
  };
  for (const row of plan.objects) {
    if (row.targetVersion !== null) seen(row.class, row.targetId, row.targetVersion);
    else if (row.action === 'create') free(row.class, row.targetId);
    if (row.contentPackage) free(row.class, row.contentPackage.targetId);
  }
  for (const link of plan.links) {
    if (link.targetVersion !== null) seen(link.class, link.targetId, link.targetVersion);
  }
  if (plan.numbers.to !== plan.numbers.from && nextNumber !== plan.numbers.from) {
    const message = `Site ${plan.site} gave out new ids since the plan was made (next number ${plan.numbers.from}, now ${nextNumber}).`;
    stale.push({ class: '', id: '', problem: 'taken', message });
  }
  return stale;
}
