import { describe, expect, it } from 'vitest';
import { stepChangeSign, stepChangeText, stepPlaceText } from './changes.js';
import { conditionLineText } from './condition-words.js';

const path = (...names: string[]) => ({ names, index: names.map(() => 0) });

describe('a step that differs', () => {
  it('is told with all that happened to it, where it was and where it is', () => {
    const step = {
      changes: ['moved' as const, 'renamed' as const],
      before: path('A', 'One'),
      after: path('B', 'Two'),
      name: 'Two',
    };
    expect([stepChangeSign(step), stepChangeText(step), stepPlaceText(step)]).toEqual([
      '>',
      'moved, renamed',
      'A > One -> B > Two',
    ]);
  });

  it('is told by its one place where it stays, comes or goes', () => {
    const one = path('A', 'One');
    expect(stepPlaceText({ before: one, after: one, name: 'One', changes: ['changed'] })).toBe('A > One');
    expect(stepPlaceText({ before: one, after: null, name: 'One', changes: ['removed'] })).toBe('A > One');
    const moved = { before: { ...one, index: [0, 2] }, after: one, name: 'One', changes: ['moved' as const] };
    expect(stepPlaceText(moved)).toBe('A > One (from place 3 to 1)');
    expect([stepChangeSign({ changes: [] }), stepChangeText({ changes: [] })]).toEqual(['=', '']);
  });
});

describe('a line of a condition', () => {
  const text = (type: string, values: Readonly<Record<string, string>>) =>
    conditionLineText({
      kind: 'expression',
      type: `SMS_TaskSequence_${type}ConditionExpression`,
      values: Object.entries(values).map(([name, value]) => ({ name, text: value })),
    });

  it.each([
    ['Variable', { Variable: 'InPlaceUpgrade', Operator: 'notEquals', Value: 'true' }, 'Task Sequence Variable InPlaceUpgrade not equals "true"'], // prettier-ignore
    ['Variable', { Variable: 'X', Operator: 'notExists', Value: '' }, 'Task Sequence Variable X not exists'],
    ['WMI', { Namespace: 'root\\cimv2', Query: 'SELECT *' }, 'Query WMI root\\cimv2: SELECT *'],
    [
      'File',
      { Path: 'C:\\a.txt', Version: '1', VersionOperator: 'less' },
      'File C:\\a.txt exists, version less than "1"',
    ],
    [
      'Registry',
      { KeyPath: 'HKLM\\X', Value: 'V', Operator: 'equals', Data: '1' },
      'Registry Setting HKLM\\X V equals "1"',
    ],
    ['Vendor', { A: '1' }, 'Vendor: A=1'],
  ])('of type %s has the words of the console', (type, values, words) => {
    expect(text(type, values)).toBe(words);
  });

  it('says whether all, any or none have to hold', () => {
    const operator = (type: string) => conditionLineText({ kind: 'operator', type, values: [] });
    expect([operator('and'), operator('or'), operator('not'), operator('xor')]).toEqual([
      'If all the conditions are true:',
      'If any condition is true:',
      'If none of the conditions is true:',
      'xor:',
    ]);
  });
});
