import { idKey, importPolicySchema, type Action, type ImportPolicy } from '@tsferry/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.js';
import { decidedIn } from './decided.js';
import type { Decision } from './decision.js';
import { generalPolicy, undecidedPolicy } from './general-policy.js';

const actions: readonly Action[] = ['create', 'ignore', 'overwrite', 'add-revision'];
const ids = ['LAB00001', 'lab00001', 'LAB00002', 'LAB00003/Install now', '__proto__'];

const decisions: fc.Arbitrary<Decision> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('action' as const),
      id: fc.constantFrom(...ids),
      action: fc.constantFrom(...actions),
      targetId: fc.constantFrom('PRD00001', 'PRD00002'),
    },
    { requiredKeys: ['kind', 'id', 'action'] },
  ),
  fc.record({ kind: fc.constant('link' as const), id: fc.constantFrom(...ids), targetId: fc.constant('PRD00001') }),
  fc.record({ kind: fc.constantFrom('ignore' as const, 'undecide' as const), id: fc.constantFrom(...ids) }),
  fc.record({
    kind: fc.constant('class' as const),
    class: fc.constantFrom('SMS_Package', 'sms_package'),
    action: fc.constantFrom(...actions),
  }),
  fc.record({ kind: fc.constant('undecide-class' as const), class: fc.constant('SMS_Package') }),
  fc.record({ kind: fc.constantFrom('ignore-missing' as const, 'ask-missing' as const) }),
);

const empty = importPolicySchema.parse({});

const without = <Value>(record: Readonly<Record<string, Value>>, id: string): [string, Value][] =>
  Object.entries(record).filter(([key]) => idKey(key) !== idKey(id));
const withOne = <Value>(record: Readonly<Record<string, Value>>, id: string, value: Value): Record<string, Value> =>
  Object.fromEntries([...without(record, id), [id, value]]);

/** What one decision makes of a policy, as plainly as it can be said. */
function decideOne(policy: ImportPolicy, decision: Decision): ImportPolicy {
  const cleared = (id: string): ImportPolicy => ({
    ...policy,
    byId: Object.fromEntries(without(policy.byId, id)),
    links: Object.fromEntries(without(policy.links, id)),
    ignoreIds: policy.ignoreIds.filter((one) => idKey(one) !== idKey(id)),
  });
  switch (decision.kind) {
    case 'action': {
      const { id, action, targetId } = decision;
      return { ...policy, byId: withOne(policy.byId, id, { action, ...(targetId === undefined ? {} : { targetId }) }) };
    }
    case 'link': {
      const before = cleared(decision.id);
      return { ...before, links: withOne(before.links, decision.id, decision.targetId) };
    }
    case 'ignore': {
      const before = cleared(decision.id);
      return { ...before, ignoreIds: [...before.ignoreIds, decision.id] };
    }
    case 'undecide':
      return cleared(decision.id);
    case 'class':
      return { ...policy, byClass: withOne(policy.byClass, decision.class, decision.action) };
    case 'undecide-class':
      return { ...policy, byClass: Object.fromEntries(without(policy.byClass, decision.class)) };
    case 'ignore-missing':
      return { ...policy, ignoreMissing: true };
    case 'ask-missing':
      return { ...policy, ignoreMissing: false, ignoreIds: [] };
  }
}

describe('many decisions', () => {
  it('make the policy that deciding one by one makes', () => {
    fc.assert(
      fc.property(fc.array(decisions), fc.array(decisions), (before, then) => {
        const policy = before.reduce(decideOne, empty);
        expect(decide(policy, then)).toEqual(then.reduce(decideOne, policy));
      }),
    );
  });

  it('read the policy once, however many they are', () => {
    let reads = 0;
    const counted = new Proxy(
      { LAB00000: { action: 'ignore' as const } },
      {
        ownKeys(target) {
          reads += 1;
          return Reflect.ownKeys(target);
        },
      },
    );
    const many = Array.from({ length: 10_000 }, (_, at): Decision => ({
      kind: 'action',
      id: `LAB${String(at).padStart(5, '0')}`,
      action: 'overwrite',
    }));
    expect(Object.keys(decide({ ...empty, byId: counted }, many).byId)).toHaveLength(10_000);
    expect(reads).toBe(1);
  });

  it('are known by id, ignoring case, and taken back', () => {
    const policy = decide(empty, [
      { kind: 'action', id: 'LAB00001', action: 'overwrite', targetId: 'PRD00001' },
      { kind: 'ignore', id: 'LAB00099' },
      { kind: 'link', id: 'LAB00098', targetId: 'PRD00001' },
      { kind: 'class', class: 'SMS_Package', action: 'ignore' },
    ]);
    const decided = decidedIn(policy);
    const has = ['lab00001', 'lab00099', 'LAB00098', 'LAB00002'].map((id) => decided.has(id));
    expect(has).toEqual([true, true, true, false]);
    expect([decided.targetOf('lab00001'), decided.hasClass('sms_package')]).toEqual(['PRD00001', true]);
    expect(decide(policy, [{ kind: 'undecide', id: 'LAB00099' }]).ignoreIds).toEqual([]);
  });

  it('about single objects do not outlast their archive', () => {
    const policy = importPolicySchema.parse({
      default: 'ignore',
      byClass: { SMS_Package: 'overwrite' },
      byId: { LAB00001: { action: 'create' } },
      links: { LAB00099: 'PRD00001' },
      ignoreMissing: true,
      ignoreIds: ['LAB00098'],
    });
    const general = { byClass: { SMS_Package: 'overwrite' }, byId: {}, links: {}, ignoreMissing: true, ignoreIds: [] };
    expect(generalPolicy(policy)).toEqual({ default: 'ignore', ...general });
    expect(undecidedPolicy(policy)).toEqual({ ...general, byClass: {} });
  });
});
