import { describe, expect, it } from 'vitest';
import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { decideForm } from './decide-form.js';
import { filterRows, groupRows, valueOf, type ImportRowAnswer } from './file-content.js';
import { planWith, rowWith } from './testing/plans.js';

const noPolicy = importPolicySchema.parse({});
const decide = (
  rows: ImportRowAnswer[],
  fields: Record<string, string>,
  policy: ImportPolicy = noPolicy,
): ImportPolicy => decideForm(policy, planWith(rows), new URLSearchParams(fields));

const twins = rowWith({
  sourceId: 'LAB00001',
  match: 'same-name',
  offers: ['create', 'ignore', 'overwrite'],
  candidates: [
    { class: 'SMS_Package', id: 'PRD00001', name: 'Tools' },
    { class: 'SMS_Package', id: 'PRD00002', name: 'Tools' },
  ],
});

describe('the rows of File Content', () => {
  it('offer Create New once, and the others for each object that may be meant', () => {
    const [{ rows }] = groupRows([twins]) as [ReturnType<typeof groupRows>[number]];
    expect(rows[0]!.choices.map(({ value }) => value)).toEqual([
      'create',
      'ignore@PRD00001',
      'ignore@PRD00002',
      'overwrite@PRD00001',
      'overwrite@PRD00002',
    ]);
    expect(rows[0]!.value).toBe('create');
  });

  it('show what they are set to, also while it is not decided which object is meant', () => {
    const undecided = { ...twins, action: 'overwrite' as const, targetId: '' };
    const [group] = groupRows([undecided]);
    expect(group!.rows[0]).toMatchObject({ value: 'overwrite', choices: expect.arrayContaining([{ value: 'overwrite', text: 'Overwrite: choose which' }]) }); // prettier-ignore
  });

  it('show a target that is no candidate', () => {
    const chosen = rowWith({ action: 'ignore', offers: ['create', 'ignore'], targetId: 'PRD0000F', candidates: [] });
    const [group] = groupRows([chosen]);
    expect(group!.rows[0]!.choices).toContainEqual({ value: valueOf(chosen), text: 'Ignore Duplicate: PRD0000F' });
  });

  it('are filtered by what waits for a decision and by text, ignoring case', () => {
    const plan = planWith(
      [twins, rowWith({ sourceId: 'LAB00002', name: 'Boot Image' })],
      [{ code: 'CHOOSE_TARGET', id: 'LAB00001', message: '' }],
    );
    expect(filterRows(plan, 'decide', '').map(({ sourceId }) => sourceId)).toEqual(['LAB00001']);
    expect(filterRows(plan, 'all', 'bOOT').map(({ sourceId }) => sourceId)).toEqual(['LAB00002']);
    expect(filterRows(plan, 'new', '').map(({ sourceId }) => sourceId)).toEqual(['LAB00002']);
  });
});

describe('the form of File Content', () => {
  it('sets the rows that differ from the plan, and no others', () => {
    const other = rowWith({ sourceId: 'LAB00002' });
    const policy = decide([twins, other], { 'row.LAB00001': 'overwrite@PRD00002', 'row.LAB00002': 'create' });
    expect(policy.byId).toEqual({ LAB00001: { action: 'overwrite', targetId: 'PRD00002' } });
  });

  it('keeps ids with every character in them', () => {
    const id = 'ScopeId_1/Application_2@x:y';
    const row = rowWith({ sourceId: id, offers: ['ignore', 'add-revision'], action: 'ignore', targetId: id });
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

  it.each([
    ['a link', { 'missing.LAB00009': 'PRD00009' }, { links: { LAB00009: 'PRD00009' } }],
    ['a link to an id that was typed', { 'missing-id.LAB00009': ' PRD0000A ' }, { links: { LAB00009: 'PRD0000A' } }],
    ['Ignore Dependency', { 'missing.LAB00009': 'ignore' }, { ignoreIds: ['LAB00009'] }],
    ['ignoring all', { do: 'ignore-missing' }, { ignoreMissing: true }],
    ['nothing', { 'missing.LAB00009': '' }, { links: {}, ignoreIds: [], ignoreMissing: false }],
  ])('decides about a missing reference: %s', (_, fields, expected) => {
    const missing = { id: 'LAB00009', kind: 'package' as const, wantedBy: [], candidates: [], ignored: false };
    const plan = { ...planWith([]), missing: [missing] };
    expect(decideForm(noPolicy, plan, new URLSearchParams(fields as Record<string, string>))).toMatchObject(expected);
  });

  it('changes nothing for what it does not know', () => {
    const fields = { do: 'constructor:x', 'row.LAB00001': 'delete@PRD00001', 'row.NOWHERE1': 'overwrite' };
    expect(decide([twins], fields)).toEqual(noPolicy);
  });
});
