import { describe, expect, it } from 'vitest';
import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { decideForm } from './decide-form.js';
import type { ImportObject } from '@tsferry/wizard';
import { planWith, rowWith } from './testing/plans.js';

const noPolicy = importPolicySchema.parse({});
const decide = (rows: ImportObject[], fields: Record<string, string>, policy: ImportPolicy = noPolicy): ImportPolicy =>
  decideForm(policy, planWith(rows), new URLSearchParams(fields));

const twins = rowWith({
  sourceId: 'LAB00001',
  match: 'same-name',
  offers: ['create', 'ignore', 'overwrite'],
  candidates: [
    { class: 'SMS_Package', id: 'PRD00001', name: 'Tools' },
    { class: 'SMS_Package', id: 'PRD00002', name: 'Tools' },
  ],
});

describe('the form of File Content', () => {
  it('sets the rows that differ from the plan, and no others', () => {
    const other = rowWith({ sourceId: 'LAB00002' });
    const policy = decide([twins, other], { 'row.LAB00001': 'overwrite@PRD00002', 'row.LAB00002': 'create' });
    expect(policy.byId).toEqual({ LAB00001: { action: 'overwrite', targetId: 'PRD00002' } });
  });

  it('keeps ids with every character in them', () => {
    const id = 'ScopeId_1/Application_2@x:y';
    const candidates = [id, 'other'].map((one) => ({ class: 'SMS_Application', id: one, name: 'App' }));
    const row = rowWith({
      sourceId: id,
      offers: ['ignore', 'add-revision'],
      action: 'ignore',
      targetId: id,
      candidates,
    });
    expect(decide([row], { [`row.${id}`]: `add-revision@${id}` }).byId).toEqual({ [id]: { action: 'add-revision', targetId: id } }); // prettier-ignore
  });

  it('sets a class for all its rows, single decisions included', () => {
    const policy = { ...noPolicy, byId: { LAB00001: { action: 'ignore' as const } } };
    const next = decide([twins], { do: 'class:SMS_Package', 'class-action.SMS_Package': 'overwrite' }, policy);
    expect(next).toMatchObject({ byId: {}, byClass: { SMS_Package: 'overwrite' } });
  });

  it('sets what is selected, and nothing that has no choice', () => {
    const fixed = rowWith({ sourceId: 'LAB00003', offers: ['create'] });
    const fields = new URLSearchParams({ do: 'selected', 'selected-action': 'ignore' });
    for (const id of ['LAB00001', 'LAB00003', 'NOWHERE1']) fields.append('selected', id);
    const next = decideForm(noPolicy, planWith([twins, fixed]), fields);
    expect(next.byId).toEqual({ LAB00001: { action: 'ignore' } });
  });

  it('goes back to the default for a row, for what is selected, and for a class', () => {
    const policy: ImportPolicy = {
      ...noPolicy,
      byId: { LAB00001: { action: 'ignore' } },
      byClass: { SMS_Package: 'ignore' },
    };
    expect(decide([twins], { 'row.LAB00001': 'default' }, policy).byId).toEqual({});
    const selected = { do: 'selected', 'selected-action': 'default', selected: 'LAB00001' };
    expect(decide([twins], selected, policy).byId).toEqual({});
    const all = { do: 'class:SMS_Package', 'class-action.SMS_Package': 'default' };
    expect(decide([twins], all, policy)).toEqual(noPolicy);
  });

  it.each([
    ['a link', { 'missing.LAB00009': 'link@PRD00009' }, { links: { LAB00009: 'PRD00009' } }],
    ['a link to an id that was typed', { 'missing-id.LAB00009': ' PRD0000A ' }, { links: { LAB00009: 'PRD0000A' } }],
    ['Ignore Dependency', { 'missing.LAB00009': 'ignore' }, { ignoreIds: ['LAB00009'] }],
    ['ignoring all', { do: 'ignore-missing' }, { ignoreMissing: true }],
    ['nothing', { 'missing.LAB00009': '' }, { links: {}, ignoreIds: [], ignoreMissing: false }],
  ])('decides about a missing reference: %s', (_, fields, expected) => {
    const candidates = [{ class: 'SMS_Package', id: 'PRD00009', name: 'Kiosk' }];
    const missing = { id: 'LAB00009', kind: 'package' as const, wantedBy: [], candidates, ignored: false };
    const plan = { ...planWith([]), missing: [missing] };
    expect(decideForm(noPolicy, plan, new URLSearchParams(fields as Record<string, string>))).toMatchObject(expected);
  });

  it('changes nothing for what it does not know', () => {
    const fields = { do: 'constructor:x', 'row.LAB00001': 'delete@PRD00001', 'row.NOWHERE1': 'overwrite' };
    expect(decide([twins], fields)).toEqual(noPolicy);
  });
});
