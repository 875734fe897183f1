import { describe, expect, it } from 'vitest';
import { decideClass, decideRow, ignoreMissingId, linkMissing, undecide } from './edit-policy.js';
import { importPolicySchema } from './plan.js';

const none = importPolicySchema.parse({});

describe('decisions of an administrator', () => {
  it('replace what was decided for the same object before, whatever the case of its id', () => {
    const policy = decideRow(decideRow(none, 'lab00001', 'ignore', 'PRD00002'), 'LAB00001', 'overwrite');
    expect(policy.byId).toEqual({ LAB00001: { action: 'overwrite' } });
  });

  it('for a class leave those for single objects', () => {
    const policy = decideClass(decideRow(none, 'LAB00001', 'create'), 'SMS_Package', 'overwrite');
    expect([policy.byId, policy.byClass]).toEqual([{ LAB00001: { action: 'create' } }, { SMS_Package: 'overwrite' }]);
  });

  it('link or ignore a missing reference, never both', () => {
    const ignored = ignoreMissingId(linkMissing(none, 'LAB00009', 'PRD00001'), 'LAB00009');
    expect([ignored.links, ignored.ignoreIds]).toEqual([{}, ['LAB00009']]);
    const linked = linkMissing(ignored, 'lab00009', 'PRD00001');
    expect([linked.links, linked.ignoreIds]).toEqual([{ lab00009: 'PRD00001' }, []]);
    expect(undecide(linked, 'LAB00009')).toEqual(none);
  });

  it('leave the policy that they are made from as it was', () => {
    const before = structuredClone(none);
    decideRow(none, 'LAB00001', 'ignore');
    ignoreMissingId(none, 'LAB00001');
    expect(none).toEqual(before);
  });

  it('hold an id that JavaScript has a meaning of its own for', () => {
    expect(importPolicySchema.parse(undecide(linkMissing(none, '__proto__', 'x'), 'other')).links).toEqual({});
    expect(Object.getPrototypeOf(decideRow(none, '__proto__', 'ignore').byId)).toBe(Object.prototype);
  });
});
