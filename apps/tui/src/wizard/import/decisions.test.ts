import {
  decideRow,
  ignoreMissingId,
  importPolicySchema,
  linkMissing,
  undecide,
  type Action,
  type ImportPolicy,
} from '@tsferry/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAll, generalPolicy, isDecided, type Decision } from './decisions.js';

const actions: readonly Action[] = ['create', 'ignore', 'overwrite', 'add-revision'];
const rowIds = ['LAB00001', 'lab00001', 'LAB00002', 'LAB00003/Install now'];
const referenceIds = ['LAB00098', 'lab00098', 'LAB00099'];

const actionDecision = fc.record(
  {
    kind: fc.constant('action' as const),
    id: fc.constantFrom(...rowIds),
    action: fc.constantFrom(...actions),
    targetId: fc.constantFrom('PRD00001', 'PRD00002'),
  },
  { requiredKeys: ['kind', 'id', 'action'] },
);
const otherDecision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({
    kind: fc.constant('link' as const),
    id: fc.constantFrom(...referenceIds),
    targetId: fc.constant('PRD00001'),
  }),
  fc.record({ kind: fc.constant('ignore' as const), id: fc.constantFrom(...referenceIds) }),
  fc.record({ kind: fc.constant('undecide' as const), id: fc.constantFrom(...referenceIds) }),
);

/** What the engine's own helpers make of them, one after the other. */
function oneByOne(policy: ImportPolicy, decisions: readonly Decision[]): ImportPolicy {
  return decisions.reduce((before, decision) => {
    if (decision.kind === 'action') return decideRow(before, decision.id, decision.action, decision.targetId);
    if (decision.kind === 'link') return linkMissing(before, decision.id, decision.targetId);
    return decision.kind === 'ignore' ? ignoreMissingId(before, decision.id) : undecide(before, decision.id);
  }, policy);
}

const empty = importPolicySchema.parse({});

describe('decisions', () => {
  it('make the policy that deciding one by one makes', () => {
    fc.assert(
      fc.property(
        fc.array(actionDecision),
        fc.array(otherDecision),
        fc.array(actionDecision),
        (before, others, then) => {
          const policy = oneByOne(empty, before);
          const decisions = [...then, ...others];
          expect(decideAll(policy, decisions)).toEqual(oneByOne(policy, decisions));
        },
      ),
    );
  });

  it('are known by id, ignoring case, and taken back', () => {
    const policy = decideAll(empty, [
      { kind: 'action', id: 'LAB00001', action: 'overwrite' },
      { kind: 'ignore', id: 'LAB00099' },
      { kind: 'link', id: 'LAB00098', targetId: 'PRD00001' },
    ]);
    expect(['lab00001', 'lab00099', 'LAB00098', 'LAB00002'].map((id) => isDecided(policy, id))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(decideAll(policy, [{ kind: 'undecide', id: 'LAB00099' }]).ignoreIds).toEqual([]);
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
    expect(generalPolicy(policy)).toEqual({
      default: 'ignore',
      byClass: { SMS_Package: 'overwrite' },
      byId: {},
      links: {},
      ignoreMissing: true,
      ignoreIds: [],
    });
  });
});
