import type { ImportAnswer } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { reportReentry } from './report-reentry.js';

const hostile = [
  '=HYPERLINK("http://evil")',
  '<script>alert(1)</script>',
  'a"b,c',
  '\u001b[31mred',
  ' +1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  'line\nbreak',
];

const answer = {
  site: 'PRD',
  objects: [{ sourceId: 'LAB00001', targetId: 'PRD00009', name: '@SUM(A1)' }],
  reenter: hostile.map((name) => ({
    object: 'LAB00001',
    step: { names: ['Group', name], index: [0, 0] },
    property: 'DomainPassword',
    state: 'blanked' as const,
    optional: false,
  })),
} as unknown as ImportAnswer;

describe('the report of values to enter again', () => {
  it('names the object of the site, not that of the archive', () => {
    const { site, reenter } = JSON.parse(reportReentry(answer, 'json')) as { site: string; reenter: { id: string }[] };
    expect([site, reenter.map(({ id }) => id)]).toEqual(['PRD', hostile.map(() => 'PRD00009')]);
  });

  it('starts no cell with what a spreadsheet would run', () => {
    const text = reportReentry(answer, 'csv');
    const cells = [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"'));
    expect(cells).toHaveLength(6 * (1 + hostile.length));
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))).toEqual([]);
    expect(cells).toContain("'@SUM(A1)");
    expect(cells).toContain('Group > a"b,c');
  });

  it('holds names as text in HTML', () => {
    const html = reportReentry(answer, 'html');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('\u001b');
  });

  it('has one safe line for each value in plain text', () => {
    const lines = reportReentry(answer, 'text').split('\n');
    expect(lines).toHaveLength(hostile.length + 2);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });
});
