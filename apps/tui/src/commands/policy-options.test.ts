import { importPolicySchema } from '@tsferry/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, toPolicy } from './policy-options.js';

const usage = expect.objectContaining({ code: 'USAGE' });

describe('toPolicy', () => {
  it('reads every option', () => {
    expect(
      toPolicy({
        default: 'overwrite',
        action: ['SMS_Package=ignore', 'SMS_Application=add-revision'],
        set: ['LAB00001=create', 'LAB00002=overwrite@PRD0000A'],
        link: ['LAB00003=PRD00001'],
        ignoreMissing: true,
      }),
    ).toEqual({
      default: 'overwrite',
      byClass: { SMS_Package: 'ignore', SMS_Application: 'add-revision' },
      byId: { LAB00001: { action: 'create' }, LAB00002: { action: 'overwrite', targetId: 'PRD0000A' } },
      links: { LAB00003: 'PRD00001' },
      ignoreMissing: true,
    });
  });

  it('decides nothing without options', () => {
    expect(toPolicy({})).toEqual({ byClass: {}, byId: {}, links: {}, ignoreMissing: false });
  });

  it('finds ids and targets whatever they hold', () => {
    const id = fc.string({ unit: fc.constantFrom('A', '/', '=', '@', ' ', '_', '-'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(id, fc.constantFrom(...actions), fc.option(id, { nil: undefined }), (name, action, targetId) => {
        const set = `${name}=${action}${targetId === undefined ? '' : `@${targetId}`}`;
        const expected = { action, ...(targetId === undefined ? {} : { targetId }) };
        expect(toPolicy({ set: [set] }).byId).toEqual({ [name]: expected });
      }),
    );
  });

  it('splits a link at its last equals sign', () => {
    expect(toPolicy({ link: ['ScopeId_A/App=1=ScopeId_B/App'] }).links).toEqual({ 'ScopeId_A/App=1': 'ScopeId_B/App' });
  });

  it('keeps an id that is the name of a property of every object', () => {
    const policy = toPolicy({ link: ['__proto__=PRD00001'] });
    expect(Object.entries(policy.links!)).toEqual([['__proto__', 'PRD00001']]);
    expect(importPolicySchema.safeParse(policy).success).toBe(true);
  });

  it.each([
    [{ set: ['LAB00001'] }],
    [{ set: ['LAB00001=replace'] }],
    [{ set: ['=create'] }],
    [{ set: ['LAB00001=create@'] }],
    [{ action: ['SMS_Package'] }],
    [{ action: ['SMS_Package=Create'] }],
    [{ link: ['LAB00001'] }],
    [{ link: ['LAB00001='] }],
    [{ set: ['LAB00001=create', 'lab00001=ignore'] }],
  ])('refuses %j', (options) => {
    expect(() => toPolicy(options)).toThrow(usage);
  });
});
