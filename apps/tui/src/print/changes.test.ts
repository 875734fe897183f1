import type { ObjectChanges } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { render } from '../terminal/line.js';
import { changesLines } from './changes.js';

const path = (...names: string[]) => ({ names, index: names.map(() => 0) });
const line = (before: number | null, after: number | null, ...parts: [text: string, changed: boolean][]) => ({
  before,
  after,
  parts: parts.map(([text, changed]) => ({ text, changed })),
});
const changes: ObjectChanges = {
  object: { class: 'SMS_TaskSequencePackage', id: 'LAB00005', name: 'Deploy' },
  properties: [{ name: 'Description', before: 'Old', after: 'New', lines: [] }],
  steps: [
    {
      kind: 'step',
      type: 'SMS_TaskSequence_RunPowerShellScriptAction',
      name: 'Prepare',
      changes: ['moved', 'changed'],
      before: path('A', 'Prepare'),
      after: path('B', 'Prepare'),
      properties: [
        {
          name: 'SourceScript',
          before: '…',
          after: '…',
          lines: [
            line(8, 8, ['# Begin', false]),
            line(9, null, ['exit ', false], ['0', true]),
            line(null, 9, ['exit ', false], ['1', true]),
            line(null, 10, [`${'x'.repeat(70)}end`, true]),
          ],
        },
      ],
      conditions: [
        { change: 'same', depth: 0, kind: 'operator', type: 'or', values: [] },
        {
          change: 'added',
          depth: 1,
          kind: 'expression',
          type: 'SMS_TaskSequence_VariableConditionExpression',
          values: [
            { name: 'Variable', text: 'Model' },
            { name: 'Operator', text: 'exists' },
          ],
        },
      ],
    },
  ],
};

describe('differences on the command line', () => {
  const drawn = (color: boolean) => changesLines(changes, { width: 80, color }).map((each) => render(each, color));

  it('are told in 80 columns, line by line, with signs for who sees no colour', () => {
    expect(drawn(false)).toEqual([
      '',
      'Changes in Task Sequence Deploy (LAB00005)',
      '  Description  Old  ->  New',
      '  > moved, changed  A > Prepare -> B > Prepare',
      '      SourceScript:',
      '        …',
      '        # Begin',
      '      - exit [-0-]',
      '      + exit {+1+}',
      `      + ${'x'.repeat(70)}en`,
      '      + d',
      '      condition:',
      '        If any condition is true:',
      '      +   Task Sequence Variable Model exists',
    ]);
  });

  it('mark the words that differ with colour', () => {
    expect(drawn(true)[7]).toBe('      \u001b[31m- \u001b[39mexit \u001b[31m0\u001b[39m');
  });
});
