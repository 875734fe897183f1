/** Decisions of an administrator, and the policy that they make. */
import { idKey, ignoreMissingId, linkMissing, undecide, type Action, type ImportPolicy } from '@tsferry/domain';

/** One decision about an object of the archive, or about a reference to something that is not in it. */
export type Decision =
  | { readonly kind: 'action'; readonly id: string; readonly action: Action; readonly targetId?: string }
  | { readonly kind: 'link'; readonly id: string; readonly targetId: string }
  | { readonly kind: 'ignore'; readonly id: string }
  | { readonly kind: 'undecide'; readonly id: string };

type ActionDecision = Extract<Decision, { kind: 'action' }>;
type OtherDecision = Exclude<Decision, ActionDecision>;

/** The policy after some more decisions; the last about an id wins. */
export function decideAll(policy: ImportPolicy, decisions: readonly Decision[]): ImportPolicy {
  const isAction = (decision: Decision): decision is ActionDecision => decision.kind === 'action';
  const others = decisions.filter((decision) => !isAction(decision)) as OtherDecision[];
  return others.reduce(decide, decideRows(policy, decisions.filter(isAction)));
}

/** Copies the policy once, not once a row: thousands of rows may be decided with one key. */
function decideRows(policy: ImportPolicy, decisions: readonly ActionDecision[]): ImportPolicy {
  if (decisions.length === 0) return policy;
  const last = new Map(decisions.map((decision) => [idKey(decision.id), decision]));
  const kept = Object.entries(policy.byId).filter(([id]) => !last.has(idKey(id)));
  const rows = [...last.values()].map(({ id, action, targetId }): (typeof kept)[number] => [
    id,
    { action, ...(targetId === undefined ? {} : { targetId }) },
  ]);
  return { ...policy, byId: Object.fromEntries([...kept, ...rows]) };
}

function decide(policy: ImportPolicy, decision: OtherDecision): ImportPolicy {
  switch (decision.kind) {
    case 'link':
      return linkMissing(policy, decision.id, decision.targetId);
    case 'ignore':
      return ignoreMissingId(policy, decision.id);
    case 'undecide':
      return undecide(policy, decision.id);
  }
}

/** Whether something was decided about this very id. */
export function isDecided(policy: ImportPolicy, id: string): boolean {
  const ids = [...Object.keys(policy.byId), ...Object.keys(policy.links), ...policy.ignoreIds];
  return ids.some((one) => idKey(one) === idKey(id));
}

/** What of a policy also holds for another archive: nothing that names its objects. */
export function generalPolicy({ default: byDefault, byClass, ignoreMissing }: ImportPolicy): ImportPolicy {
  const general = { byClass, byId: {}, links: {}, ignoreMissing, ignoreIds: [] };
  return byDefault === undefined ? general : { default: byDefault, ...general };
}
