import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { show, showLines } from './show-text.js';

describe('show', () => {
  it.each([
    ['\x1b[31mred', '\\u{1b}[31mred'],
    ['a\rb\tc\nd', 'a\\u{d}b\\u{9}c\\u{a}d'],
    ['\x1b]0;title\x07', '\\u{1b}]0;title\\u{7}'],
    ['\x7f\x9b', '\\u{7f}\\u{9b}'],
    ['pay\u202Efdp.exe', 'pay\\u{202e}fdp.exe'],
    ['a\u200Bb\uFEFFc', 'a\\u{200b}b\\u{feff}c'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['\uD800', '\\u{d800}'],
    ['\u{E0041}', '\\u{e0041}'],
    ['a\u200Db', 'a\\u{200d}b'],
  ])('makes %j visible', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it.each(['Größe', '日本語', 'العربية', '👩‍👩‍👧', '👍🏽', '🏳️‍🌈', 'क्‍ष', 'می‌خواهم', '🇩🇪', 'e\u0301'])(
    'leaves %s as it is',
    (text) => {
      expect(show(text)).toBe(text);
    },
  );

  it('keeps four of many combining marks', () => {
    expect(show(`a${'\u0301'.repeat(300)}b`)).toBe(`a${'\u0301'.repeat(4)}b`);
  });

  it('never lets a control character through, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const shown = show(text);
        expect(shown).not.toMatch(/[\0-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069]/);
        expect(show(shown)).toBe(shown);
      }),
    );
  });

  it('shows a text of a million marks and joiners, which it reads once and not once for each', () => {
    const shown = show(`${'\u0301'.repeat(500_000)}${'\u200D'.repeat(500_000)}`);
    expect(shown.slice(0, 4)).toBe('\u0301'.repeat(4));
    expect(shown.length).toBeGreaterThanOrEqual(500_000);
  });
});

describe('showLines', () => {
  it('gives a safe line for every line break', () => {
    expect(showLines('a\r\nb\x07\nc\rd')).toEqual(['a', 'b\\u{7}', 'c', 'd']);
  });
});
