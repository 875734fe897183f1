import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styled, textOf, spansOf } from './line.js';
import { fitLine, fitText, lineWidth, padLine } from './fit-text.js';
import { show } from '@tsferry/wizard/words';
import { textWidth } from './text-width.js';

describe('fitText', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too …'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['x', 0, ''],
    ['ab', 1, '…'],
  ])('%j in %d columns is %j', (text, width, fitted) => {
    expect(fitText(text, width)).toBe(fitted);
  });

  it('fits whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, width) => {
        expect(textWidth(fitText(show(text), width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('lines', () => {
  it('are cut across their parts, marked, and keep their styles', () => {
    expect(fitLine(['one ', styled('bad', 'two three')], 9)).toEqual(['one ', styled('bad', 'two …')]);
    expect(fitLine(['one', styled('bad', ' two')], 3)).toEqual(['on…']);
  });

  it('are padded to the width, and never wider', () => {
    const spans = fc.array(fc.string({ unit: 'grapheme', maxLength: 10 }), { maxLength: 5 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 30 }), (parts, width) => {
        const line = padLine(
          parts.map((part) => styled('faint', show(part))),
          width,
        );
        expect(lineWidth(line)).toBe(width);
        expect(spansOf(line).map(textOf).join('').length).toBeGreaterThan(0);
      }),
    );
  });
});
