/** Decisions of an administrator, as new policies: what every surface does when a choice is made. */
import { idKey } from '../object/ref.js';
import type { Action, ImportPolicy } from './plan.js';

const without = <Value>(record: Readonly<Record<string, Value>>, id: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => idKey(key) !== idKey(id)));

/** Decides about one object of the archive; `targetId` picks the object of the site that is meant. */
export function decideRow(policy: ImportPolicy, sourceId: string, action: Action, targetId?: string): ImportPolicy {
  const decision = { action, ...(targetId === undefined ? {} : { targetId }) };
  return { ...policy, byId: { ...without(policy.byId, sourceId), [sourceId]: decision } };
}

/** Decides about every object of a class that is already here. What was decided for single ones stays. */
export function decideClass(policy: ImportPolicy, className: string, action: Action): ImportPolicy {
  return { ...policy, byClass: { ...without(policy.byClass, className), [className]: action } };
}

/** Links a missing reference to an object of the site. */
export function linkMissing(policy: ImportPolicy, id: string, targetId: string): ImportPolicy {
  return { ...undecide(policy, id), links: { ...without(policy.links, id), [id]: targetId } };
}

/** Imports without one missing reference (Ignore Dependency). */
export function ignoreMissingId(policy: ImportPolicy, id: string): ImportPolicy {
  const clear = undecide(policy, id);
  return { ...clear, ignoreIds: [...clear.ignoreIds, id] };
}

/** Takes back what was decided for one object or one missing reference. */
export function undecide(policy: ImportPolicy, id: string): ImportPolicy {
  return {
    ...policy,
    byId: without(policy.byId, id),
    links: without(policy.links, id),
    ignoreIds: policy.ignoreIds.filter((one) => idKey(one) !== idKey(id)),
  };
}
