import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { decide } from '../decisions/decide.js';
import { decidedIn } from '../decisions/decided.js';
import { contentRows, rowsLike } from '../rows/content-rows.js';
import { missingWith, planWith, rowWith, twins } from '../testing/plans.js';
import { decisionsOf } from './choice.js';
import { classChoices, markedChoices, missingChoices } from './rows-choices.js';

const noPolicy = importPolicySchema.parse({});
const own = rowWith({ sourceId: 'LAB00002', match: 'own', offers: ['ignore', 'overwrite'], action: 'ignore' });
const fresh = rowWith({ sourceId: 'LAB00003' });
const fixed = rowWith({ sourceId: 'LAB00004', match: 'predefined', offers: ['ignore'], action: 'ignore' });
const rows = contentRows(planWith([twins, own, fresh, fixed]));

const forClass = (value: string, policy: ImportPolicy = noPolicy): ImportPolicy =>
  decide(policy, decisionsOf(classChoices(rows, decidedIn(policy)), value));

describe('the choices of marked rows', () => {
  it('decide about each row that offers the action, and say how many do', () => {
    const choices = markedChoices(rows, decidedIn(noPolicy));
    expect(choices.map(({ label, note }) => [label, note])).toEqual([
      ['Create New', '2 of 4 rows'],
      ['Ignore Duplicate', '3 of 4 rows'],
      ['Overwrite', '2 of 4 rows'],
    ]);
    expect(decide(noPolicy, decisionsOf(choices, 'overwrite')).byId).toEqual({
      LAB00001: { action: 'overwrite' },
      LAB00002: { action: 'overwrite' },
    });
  });

  it('go back to the default for those that were decided', () => {
    const policy = decide(noPolicy, decisionsOf(markedChoices(rows, decidedIn(noPolicy)), 'ignore'));
    const back = decisionsOf(markedChoices(rows, decidedIn(policy)), 'default');
    expect(decide(policy, back)).toEqual(noPolicy);
  });

  it('ignore references among them', () => {
    const missing = contentRows({ ...planWith([own]), missing: [missingWith({ id: 'LAB00099' })] });
    const choices = markedChoices(missing, decidedIn(noPolicy));
    expect(decide(noPolicy, decisionsOf(choices, 'ignore-reference'))).toMatchObject({
      ignoreIds: ['LAB00099'],
      byId: {},
    });
  });
});

describe('the choices of a class', () => {
  it('are said once, of the class', () => {
    expect(forClass('ignore')).toEqual({ ...noPolicy, byClass: { SMS_Package: 'ignore' } });
  });

  it('replace what was decided for single objects', () => {
    const policy = { ...noPolicy, byId: { lab00002: { action: 'overwrite' as const } } };
    expect(forClass('ignore', policy)).toEqual({ ...noPolicy, byClass: { SMS_Package: 'ignore' } });
  });

  it('let an object that does not offer the action do what it does now', () => {
    expect(forClass('overwrite')).toEqual({
      ...noPolicy,
      byClass: { SMS_Package: 'overwrite' },
      byId: { LAB00004: { action: 'ignore', targetId: 'PRD00001' } },
    });
  });

  it('go back to the default, single decisions too', () => {
    expect(classChoices(rows, decidedIn(noPolicy)).map(({ value }) => value)).not.toContain('default');
    expect(forClass('default', forClass('overwrite'))).toEqual(noPolicy);
  });
});

describe('the choices of everything that is missing', () => {
  it('ignore all of it, or ask again', () => {
    const of = (ignored: boolean) =>
      missingChoices(contentRows({ ...planWith([]), missing: [missingWith({ ignored })] })).map(({ value }) => value);
    expect([of(false), of(true)]).toEqual([['ignore-missing'], ['ask-missing']]);
  });
});

describe('rows of one kind', () => {
  it('are the objects of a class, or every reference', () => {
    const image = rowWith({ sourceId: 'LAB00005', class: 'SMS_ImagePackage' });
    const all = contentRows({ ...planWith([own, image]), missing: [missingWith({ id: 'LAB00099' })] });
    const like = (at: number): string[] => rowsLike(all, all[at]!).map(({ id }) => id);
    expect([like(0), like(1)]).toEqual([['LAB00099'], ['LAB00002']]);
  });

  it('are no references that lead to an object of the site without a choice', () => {
    const target = { targetId: 'PRD00001', class: 'SMS_Package', name: 'USMT', targetVersion: 1 };
    const links = [{ ...target, kind: 'package' as const, id: 'LAB00098', why: 'predefined' as const }];
    const all = contentRows({ ...planWith([own]), missing: [missingWith({ id: 'LAB00099' })], links });
    expect(rowsLike(all, all[0]!).map(({ id }) => id)).toEqual(['LAB00099']);
    expect(markedChoices(all.slice(-1), decidedIn(noPolicy))).toEqual([]);
  });
});
