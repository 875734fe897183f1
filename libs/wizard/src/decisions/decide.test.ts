import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.js';
import type { Decision } from './decision.js';

const none = importPolicySchema.parse({});
const after = (...decisions: Decision[]): ImportPolicy => decide(none, decisions);

describe('decisions of an administrator', () => {
  it('replace what was decided for the same object before, whatever the case of its id', () => {
    const policy = after(
      { kind: 'action', id: 'lab00001', action: 'ignore', targetId: 'PRD00002' },
      { kind: 'action', id: 'LAB00001', action: 'overwrite' },
    );
    expect(policy.byId).toEqual({ LAB00001: { action: 'overwrite' } });
  });

  it('for a class leave those for single objects', () => {
    const policy = after(
      { kind: 'action', id: 'LAB00001', action: 'create' },
      { kind: 'class', class: 'SMS_Package', action: 'overwrite' },
    );
    expect([policy.byId, policy.byClass]).toEqual([{ LAB00001: { action: 'create' } }, { SMS_Package: 'overwrite' }]);
  });

  it('link or ignore a missing reference, never both', () => {
    const ignored = after({ kind: 'link', id: 'LAB00009', targetId: 'PRD00001' }, { kind: 'ignore', id: 'LAB00009' });
    expect([ignored.links, ignored.ignoreIds]).toEqual([{}, ['LAB00009']]);
    const linked = decide(ignored, [{ kind: 'link', id: 'lab00009', targetId: 'PRD00001' }]);
    expect([linked.links, linked.ignoreIds]).toEqual([{ lab00009: 'PRD00001' }, []]);
    expect(decide(linked, [{ kind: 'undecide', id: 'LAB00009' }])).toEqual(none);
  });

  it('leave the policy that they are made from as it was', () => {
    const before = structuredClone(none);
    after({ kind: 'action', id: 'LAB00001', action: 'ignore' }, { kind: 'ignore', id: 'LAB00001' });
    expect(none).toEqual(before);
  });

  it('hold an id that JavaScript has a meaning of its own for', () => {
    const linked = after({ kind: 'link', id: '__proto__', targetId: 'x' }, { kind: 'undecide', id: 'other' });
    expect(importPolicySchema.parse(linked).links).toEqual({});
    const { byId } = after({ kind: 'action', id: '__proto__', action: 'ignore' });
    expect(Object.getPrototypeOf(byId)).toBe(Object.prototype);
  });
});
