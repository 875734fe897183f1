/** Decisions, and the policy that they make. */
import { idKey, type ImportPolicy } from '@tsferry/domain';
import type { Decision } from './decision.js';

/** Values by id, ignoring case; each with the id as it was written. */
type Entries<Value> = Map<string, readonly [id: string, value: Value]>;

/** A policy that can be changed: made once for any number of decisions. */
type Draft = {
  readonly byClass: Entries<ImportPolicy['byClass'][string]>;
  readonly byId: Entries<ImportPolicy['byId'][string]>;
  readonly links: Entries<string>;
  readonly ignoreIds: Entries<null>;
  ignoreMissing: boolean;
};

/**
 * The policy after some more decisions; the last about an id wins. The policy is read and copied once, however many
 * decisions there are: one click may decide about thousands of rows.
 */
export function decide(policy: ImportPolicy, decisions: readonly Decision[]): ImportPolicy {
  if (decisions.length === 0) return policy;
  const draft: Draft = {
    byClass: entriesOf(Object.entries(policy.byClass)),
    byId: entriesOf(Object.entries(policy.byId)),
    links: entriesOf(Object.entries(policy.links)),
    ignoreIds: entriesOf(policy.ignoreIds.map((id) => [id, null])),
    ignoreMissing: policy.ignoreMissing,
  };
  for (const decision of decisions) takers[decision.kind](draft, decision as never);
  return {
    ...policy,
    byClass: Object.fromEntries(draft.byClass.values()),
    byId: Object.fromEntries(draft.byId.values()),
    links: Object.fromEntries(draft.links.values()),
    ignoreMissing: draft.ignoreMissing,
    ignoreIds: [...draft.ignoreIds.values()].map(([id]) => id),
  };
}

const takers: {
  readonly [Kind in Decision['kind']]: (draft: Draft, decision: Extract<Decision, { kind: Kind }>) => void;
} = {
  action: ({ byId }, { id, action, targetId }) =>
    put(byId, id, { action, ...(targetId === undefined ? {} : { targetId }) }),
  link(draft, { id, targetId }) {
    clear(draft, id);
    put(draft.links, id, targetId);
  },
  ignore(draft, { id }) {
    clear(draft, id);
    put(draft.ignoreIds, id, null);
  },
  undecide: (draft, { id }) => clear(draft, id),
  class: ({ byClass }, { class: className, action }) => put(byClass, className, action),
  'undecide-class': ({ byClass }, { class: className }) => void byClass.delete(idKey(className)),
  'ignore-missing'(draft) {
    draft.ignoreMissing = true;
  },
  'ask-missing'(draft) {
    draft.ignoreMissing = false;
    draft.ignoreIds.clear();
  },
};

function entriesOf<Value>(entries: readonly (readonly [string, Value])[]): Entries<Value> {
  return new Map(entries.map((entry) => [idKey(entry[0]), entry]));
}

/** Puts it last, as it was written now. */
function put<Value>(entries: Entries<Value>, id: string, value: Value): void {
  entries.delete(idKey(id));
  entries.set(idKey(id), [id, value]);
}

function clear({ byId, links, ignoreIds }: Draft, id: string): void {
  for (const entries of [byId, links, ignoreIds]) entries.delete(idKey(id));
}
