import type { Comparison } from '@tsferry/domain/shapes';
import { expect, it } from 'vitest';
import { render } from '../terminal/line.js';
import { comparisonLines } from './comparison.js';

it('a comparison is told object by object, then what only one place has, then the sum', () => {
  const name = (id: string, text: string) => ({ class: 'SMS_Package', id, name: text });
  const comparison: Comparison = {
    equal: false,
    same: 4,
    objects: [
      {
        a: name('LAB00001', 'Tools'),
        b: name('PRD00001', 'Tools'),
        why: 'registry',
        properties: [{ name: 'Description', before: 'Old', after: null, lines: [] }],
        steps: [],
        contents: [''],
      },
    ],
    onlyA: [name('LAB00002', 'VPN')],
    onlyB: [],
  };
  expect(comparisonLines(comparison, { width: 80, color: false }).map((line) => render(line, false))).toEqual([
    '',
    'Package Tools (LAB00001) and Tools (PRD00001)',
    '  imported from the other',
    '  The files of its content differ.',
    '  Description  Old  ->  (none)',
    '',
    'Only in the first (1)',
    '  Package  VPN  LAB00002',
    '',
    '1 object differs, 4 equal, 1 only in the first, 0 only in the second.',
  ]);
});
