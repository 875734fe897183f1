import type { TextLine } from '@tsferry/domain';
import type { Comparison } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { comparisonHtml } from './comparison-html.js';
import { comparedNames, comparisonText, contentsText } from './comparison-words.js';
import { sideRows } from './side-rows.js';

const line = (before: number | null, after: number | null, text: string): TextLine => ({
  before,
  after,
  parts: [{ text, changed: before === null || after === null }],
});
const name = (id: string) => ({ class: 'SMS_TaskSequencePackage', id, name: 'Deploy' });
const path = { names: ['A'], index: [0] };

function comparisonWith(text: string): Comparison {
  const value = { name: text, before: text, after: text, lines: [line(1, null, text), line(null, 1, `${text}!`)] };
  const step = { kind: 'step' as const, type: text, name: text, before: path, after: path };
  const conditions = [{ change: 'added' as const, depth: 1, kind: 'expression' as const, type: text, values: [] }];
  return {
    equal: false,
    same: 2,
    objects: [
      {
        a: { ...name('LAB00005'), name: text },
        b: { ...name('PRD00003'), name: text },
        why: 'name',
        properties: [value],
        steps: [
          { ...step, changes: ['changed'], properties: [value], conditions },
          { ...step, changes: [], properties: [], conditions: [] },
        ],
        contents: [''],
      },
    ],
    onlyA: [{ class: text, id: text, name: text }],
    onlyB: [],
  };
}

describe('a comparison in words', () => {
  it('says what it came to, and names what is compared', () => {
    const answer = comparisonWith('x');
    expect(comparisonText(answer)).toBe('1 object differs, 2 equal, 1 only in the first, 0 only in the second.');
    expect(comparisonText({ ...answer, equal: true, objects: [], onlyA: [] })).toBe(
      'Equal: 2 objects, and no difference.',
    );
    expect(comparedNames(answer.objects[0]!)).toBe('x (LAB00005) and x (PRD00003)');
    expect([contentsText(['']), contentsText(['Content_1'])]).toEqual([
      'The files of its content differ.',
      'The files differ: Content_1.',
    ]);
  });
});

describe('two columns', () => {
  it('hold what went beside what came, and equal lines in both', () => {
    const lines = [
      line(1, 1, 'a'),
      line(2, null, 'b'),
      line(3, null, 'c'),
      line(null, 2, 'd'),
      line(4, 3, 'e'),
      line(null, 4, 'f'),
    ];
    expect(sideRows(lines).map(({ before, after }) => [before?.before ?? null, after?.after ?? null])).toEqual([
      [1, 1],
      [2, 2],
      [3, null],
      [4, 3],
      [null, 4],
    ]);
  });
});

describe('a comparison as one page', () => {
  const html = (text: string) => comparisonHtml(comparisonWith(text), { a: text, b: 'PRD' });

  it('needs nothing from outside, runs nothing, and links from difference to difference', () => {
    const page = html('x');
    expect(page).not.toMatch(/<script|src=|url\(|https?:/);
    expect(page).toContain('<a href="#d2">next</a>');
    expect(page).toContain('<h3 id="d2">');
    expect(page).not.toContain('id="d3"');
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style></table>', "' onload='x"])(
    'takes %s as text',
    (text) => {
      const tags = (page: string) => [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
      expect(tags(html(text))).toEqual(tags(html('x')));
    },
  );
});
