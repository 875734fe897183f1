import type { ImportPolicy } from '@tsferry/domain';

/** What of a policy also holds for another archive: nothing that names its objects. */
export function generalPolicy({ default: byDefault, byClass, ignoreMissing }: ImportPolicy): ImportPolicy {
  const general = { byClass, byId: {}, links: {}, ignoreMissing, ignoreIds: [] };
  return byDefault === undefined ? general : { default: byDefault, ...general };
}

/** Nothing decided, but whether to import without what is missing: a decision given before may be what cannot be meant. */
export function undecidedPolicy({ ignoreMissing }: ImportPolicy): ImportPolicy {
  return { byClass: {}, byId: {}, links: {}, ignoreMissing, ignoreIds: [] };
}
