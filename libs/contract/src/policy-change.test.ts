import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { changePolicy, policyChange, policyChangeSchema } from './policy-change.js';

const policy = (given: object): ImportPolicy => importPolicySchema.parse(given);
const before = policy({
  default: 'overwrite',
  byClass: { SMS_Package: 'ignore' },
  byId: { LAB00001: { action: 'overwrite', targetId: 'PRD00001' }, LAB00002: { action: 'create' } },
  links: { LAB00003: 'PRD00003' },
  ignoreIds: ['LAB00004'],
});

describe('a change of a policy', () => {
  it('keeps what it leaves out', () => {
    expect(changePolicy(before, { ignoreMissing: true })).toEqual({ ...before, ignoreMissing: true });
    expect(changePolicy(before, {})).toEqual(before);
  });

  it('changes decisions one by one', () => {
    const after = changePolicy(before, {
      byId: { LAB00005: { action: 'ignore' } },
      byClass: { SMS_Package: 'create' },
    });
    expect(after).toEqual({
      ...before,
      byClass: { SMS_Package: 'create' },
      byId: { ...before.byId, LAB00005: { action: 'ignore' } },
    });
  });

  it('takes back what it says null of', () => {
    const after = changePolicy(before, { default: null, byId: { LAB00001: null }, ignoreIds: null, links: null });
    expect(after).toEqual(policy({ byClass: before.byClass, byId: { LAB00002: { action: 'create' } } }));
  });

  it('replaces a decision as a whole', () => {
    const after = changePolicy(before, { byId: { LAB00001: { action: 'create' } } });
    expect(after.byId['LAB00001']).toEqual({ action: 'create' });
  });

  it('takes a name that is no plain property as any other', () => {
    const change = JSON.parse('{"byId":{"constructor":{"action":"ignore"}}}') as object;
    const after = changePolicy(policy({}), policyChangeSchema.parse(change));
    expect(Object.keys(after.byId)).toEqual(['constructor']);
  });

  it('is found for any two policies', () => {
    const policies = [policy({}), before, policy({ default: 'ignore', byId: { LAB00001: { action: 'create' } } })];
    for (const one of policies) {
      for (const other of policies) {
        const change = policyChangeSchema.parse(policyChange(one, other));
        expect(changePolicy(one, change)).toEqual(other);
      }
    }
  });
});
