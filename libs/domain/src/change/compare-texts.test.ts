import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignItems } from './align-items.js';
import { compareTexts } from './compare-texts.js';

const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });

describe('two lists aligned', () => {
  it('are equal where they are paired, in growing order, and all of a list is paired with itself', () => {
    fc.assert(
      fc.property(items, items, (list, other) => {
        const pairs = [...alignItems(list, other).entries()].filter(([, at]) => at >= 0);
        expect(pairs.map(([at]) => list[at])).toEqual(pairs.map(([, at]) => other[at]));
        expect(pairs.every(([, at], index) => index === 0 || at > pairs[index - 1]![1])).toBe(true);
        expect(alignItems(list, list)).toEqual(list.map((_, at) => at));
      }),
    );
  });

  it('keep what both have once, however long they are', () => {
    const list = Array.from({ length: 5_000 }, (_, at) => `line ${at}`);
    const other = list.flatMap((line, at) => (at % 100 === 7 ? [] : at % 100 === 50 ? [line, `new ${at}`] : [line]));
    const partners = alignItems(list, other);
    expect(partners.filter((at) => at < 0)).toHaveLength(50);
    // Nothing is the same once: all of it counts as replaced.
    const same = (text: string) => Array.from({ length: 1_000 }, () => text);
    expect(alignItems(same('a'), same('b')).every((at) => at < 0)).toBe(true);
  });
});

describe('two texts line by line', () => {
  const told = (before: string, after: string) =>
    compareTexts(before, after).map((line) =>
      [
        line.before ?? '',
        line.after ?? '',
        line.parts.map(({ text, changed }) => (changed ? `<${text}>` : text)).join(''),
      ].join('|'),
    );

  it('mark the words that differ', () => {
    expect(told('setup.exe /quiet /log a.txt', 'setup.exe /passive /log a.txt')).toEqual([
      '1||setup.exe /<quiet> /log a.txt',
      '|1|setup.exe /<passive> /log a.txt',
    ]);
    expect(told('one', 'two')).toEqual(['1||<one>', '|1|<two>']);
  });

  it('leave out equal lines far away', () => {
    const lines = (middle: string) => ['1', '2', '3', middle, '5', '6', '7'].join('\r\n');
    expect(told(lines('x'), lines('y'))).toEqual(['2|2|2', '3|3|3', '4||<x>', '|4|<y>', '5|5|5', '6|6|6']);
    expect(told('a\nb', 'a\nb\nc')).toEqual(['1|1|a', '2|2|b', '|3|<c>']);
    expect(told('same', 'same')).toEqual([]);
  });

  it('mark the middle of lines that are too long for words, and cut what is the same', () => {
    const [old, next] = compareTexts(
      `${'x'.repeat(5_000)}1${'y'.repeat(5_000)}`,
      `${'x'.repeat(5_000)}2${'y'.repeat(5_000)}`,
    );
    expect(old!.parts.map(({ text, changed }) => [text.length, changed])).toEqual([
      [201, false],
      [1, true],
      [201, false],
    ]);
    expect(next!.parts[1]).toEqual({ text: '2', changed: true });
  });

  it('tell each line of both at most once, and those that differ all', () => {
    const text = items.map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = compareTexts(before, after);
        const kept = new Set(lines.filter((line) => line.before !== null && line.after !== null));
        const [old, next] = [before.split('\n'), after.split('\n')];
        const gone = lines.filter((line) => !kept.has(line) && line.before !== null).length;
        const come = lines.filter((line) => !kept.has(line) && line.after !== null).length;
        expect(old.length - gone).toBe(next.length - come);
        for (const line of lines) {
          const whole = line.parts.map((part) => part.text).join('');
          if (line.before !== null) expect(whole).toBe(old[line.before - 1]);
          if (line.after !== null) expect(whole).toBe(next[line.after - 1]);
        }
      }),
    );
  });
});
