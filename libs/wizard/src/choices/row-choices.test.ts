import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { decidedIn } from '../decisions/decided.js';
import { contentRows } from '../rows/content-rows.js';
import type { ImportObject } from '../rows/content-row.js';
import { missingWith, planWith, rowWith, twins } from '../testing/plans.js';
import { currentValue, decisionsOf, type Choice } from './choice.js';
import { rowChoices } from './row-choices.js';

const noPolicy = importPolicySchema.parse({});

const choicesOf = (object: ImportObject, policy: ImportPolicy = noPolicy): Choice[] =>
  rowChoices(contentRows(planWith([object]))[0]!, decidedIn(policy));
const values = (choices: readonly Choice[]): string[] => choices.map(({ value }) => value);

describe('the choices of a row', () => {
  it('offer Create New once, and the others for each object that may be meant', () => {
    const choices = choicesOf(twins);
    expect(values(choices)).toEqual([
      'create',
      'ignore@PRD00001',
      'ignore@PRD00002',
      'overwrite@PRD00001',
      'overwrite@PRD00002',
    ]);
    expect(currentValue(choices)).toBe('create');
    expect(choices[3]!.label).toBe('Overwrite: Tools (PRD00001)');
  });

  it('name no object where only one can be meant', () => {
    const object = rowWith({ match: 'imported', offers: ['ignore', 'overwrite', 'create'], action: 'ignore' });
    const choices = choicesOf({ ...object, candidates: [twins.candidates[0]!] });
    expect(values(choices)).toEqual(['ignore', 'overwrite', 'create']);
    expect(decisionsOf(choices, 'overwrite')).toEqual([{ kind: 'action', id: 'LAB00001', action: 'overwrite' }]);
  });

  it('have no current one while it is not decided which object is meant', () => {
    expect(currentValue(choicesOf({ ...twins, action: 'overwrite', targetId: '' }))).toBe('');
  });

  it('show an object that was chosen by its id alone', () => {
    const object = rowWith({ action: 'ignore', offers: ['create', 'ignore'], targetId: 'PRD0000F' });
    const policy = { ...noPolicy, byId: { LAB00001: { action: 'ignore' as const, targetId: 'PRD0000F' } } };
    const choices = choicesOf(object, policy);
    expect(values(choices)).toEqual(['create', 'ignore', 'ignore@PRD0000F', 'default']);
    expect(currentValue(choices)).toBe('ignore@PRD0000F');
  });

  it('go back to the default once something was decided', () => {
    const policy = { ...noPolicy, byId: { lab00001: { action: 'create' as const } } };
    expect(values(choicesOf(twins))).not.toContain('default');
    expect(decisionsOf(choicesOf(twins, policy), 'default')).toEqual([{ kind: 'undecide', id: 'LAB00001' }]);
  });

  it('call Create New of an application that is here by its own name', () => {
    const offers: ImportObject['offers'] = ['ignore', 'add-revision', 'create'];
    const application = rowWith({ class: 'SMS_Application', match: 'imported', action: 'ignore', offers });
    expect(choicesOf(application).map(({ label, note }) => [label, note])).toEqual([
      ['Ignore Duplicate', 'default'],
      ['Add Revision', ''],
      ['Create New Application', ''],
    ]);
  });

  it('link or ignore a missing reference', () => {
    const candidates = [{ class: 'SMS_Package', id: 'PRD00009', name: 'Kiosk' }];
    const plan = { ...planWith([]), missing: [missingWith({ id: 'LAB00099', candidates })] };
    const choices = rowChoices(contentRows(plan)[0]!, decidedIn(noPolicy));
    expect(values(choices)).toEqual(['link@PRD00009', 'search', 'ignore']);
    expect(decisionsOf(choices, 'link@PRD00009')).toEqual([{ kind: 'link', id: 'LAB00099', targetId: 'PRD00009' }]);
    expect(decisionsOf(choices, 'search')).toEqual([]);
    expect(decisionsOf(choices, 'ignore')).toEqual([{ kind: 'ignore', id: 'LAB00099' }]);
    expect(decisionsOf(choices, 'constructor')).toEqual([]);
  });

  it('link a reference that leads to an object by itself to another one, and do not ignore it', () => {
    const target = { targetId: 'PRD00001', class: 'SMS_Package', name: 'USMT', targetVersion: 1 };
    const link = { ...target, kind: 'package' as const, id: 'LAB00098', why: 'predefined' as const };
    const choices = rowChoices(contentRows({ ...planWith([]), links: [link] })[0]!, decidedIn(noPolicy));
    expect(choices.map(({ value, current }) => [value, current])).toEqual([['search', false]]);
  });
});
