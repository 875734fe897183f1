import { idKey, type ImportPolicy } from '@tsferry/domain';

/** What was decided, looked up ignoring case. */
export type Decided = {
  /** Whether something was decided about this very id. */
  has(id: string): boolean;
  /** Whether something was decided about every object of this class. */
  hasClass(className: string): boolean;
  /** The object of the site that was chosen for an object of the archive. */
  targetOf(id: string): string | undefined;
};

/** Indexes what a policy says. Make it once for many rows. */
export function decidedIn(policy: ImportPolicy): Decided {
  const byId = new Map(Object.entries(policy.byId).map(([id, decision]) => [idKey(id), decision]));
  const others = new Set([...Object.keys(policy.links), ...policy.ignoreIds].map(idKey));
  const classes = new Set(Object.keys(policy.byClass).map(idKey));
  return {
    hasClass: (className) => classes.has(idKey(className)),
    has: (id) => byId.has(idKey(id)) || others.has(idKey(id)),
    targetOf: (id) => byId.get(idKey(id))?.targetId,
  };
}
