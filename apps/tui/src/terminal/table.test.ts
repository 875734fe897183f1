import { describe, expect, it } from 'vitest';
import { render, styled, type Span, type View } from './line.js';
import { paragraph, table } from './table.js';
import { textWidth } from './text-width.js';

const narrow: View = { width: 40, color: false };
const plain: View = { width: Infinity, color: false };
const lines = (made: ReturnType<typeof table>): string[] => made.map((line) => render(line, false));

describe('table', () => {
  it('aligns columns by width, with wide characters', () => {
    expect(
      lines(
        table(
          [
            ['日本', 'one'],
            ['abc', 'two'],
          ],
          narrow,
        ),
      ),
    ).toEqual(['  日本  one', '  abc   two']);
  });

  it('breaks long cells inside their column and fits the width', () => {
    const made = lines(table([['LAB00001', 'n'.repeat(200), 'root']], narrow));
    expect(made.length).toBeGreaterThan(5);
    for (const line of made) expect(textWidth(line)).toBeLessThanOrEqual(40);
    expect(made.join('').replace(/[^n]/g, '')).toBe('n'.repeat(200));
    expect(made[0]).toMatch(/^ {2}LAB00001 {2}n+ {2}root$/);
  });

  it('never breaks a line that goes to a file', () => {
    expect(lines(table([['LAB00001', 'n'.repeat(200)]], plain))).toEqual([`  LAB00001  ${'n'.repeat(200)}`]);
  });

  it('leaves out columns where every cell is empty', () => {
    expect(
      lines(
        table(
          [
            ['a', '', 'c'],
            ['d', '', 'f'],
          ],
          narrow,
        ),
      ),
    ).toEqual(['  a  c', '  d  f']);
  });

  it('shows what a name would have done to the terminal', () => {
    expect(lines(table([['\x1b[2Jgone\r', 'x']], narrow))).toEqual(['  \\u{1b}[2Jgone\\u{d}  x']);
  });

  it('reads each cell as often in ten thousand rows as in a hundred', () => {
    const readsOf = (count: number): number => {
      let reads = 0;
      const cell = (text: string): Span => ({
        style: 'faint',
        get text() {
          reads += 1;
          return text;
        },
      });
      table(
        Array.from({ length: count }, (_, at) => [cell(`LAB${at}`), cell(`Name of ${at}`)]),
        narrow,
      );
      return reads;
    };
    expect(readsOf(10_000)).toBe(100 * readsOf(100));
  });
});

describe('paragraph', () => {
  it('indents every line of it', () => {
    const made = paragraph([styled('bad', 'one two three four five six seven eight nine ten')], narrow, '    ');
    expect(made.map((line) => render(line, false))).toEqual([
      '    one two three four five six seven',
      '    eight nine ten',
    ]);
  });
});

describe('render', () => {
  it('colours nothing without colour, and only with its own codes', () => {
    const line = [styled('bad', '\x1b[5mblink'), ' ', 'plain'];
    expect(render(line, false)).toBe('\\u{1b}[5mblink plain');
    expect(render(line, true)).toBe('\x1b[31m\\u{1b}[5mblink\x1b[39m plain');
  });
});
