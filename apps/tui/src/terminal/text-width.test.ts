import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padText, textWidth, wrapText } from './text-width.js';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['日本語', 6],
    ['한국', 4],
    ['Größe', 5],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇩🇪', 2],
    ['ａｂ', 4],
    ['─├└', 3],
    ['', 0],
  ])('counts %s', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('wrapText', () => {
  it('breaks after spaces and slashes', () => {
    expect(wrapText('Deploy Windows 11', 8)).toEqual(['Deploy', 'Windows', '11']);
    expect(wrapText('ScopeId_1/Application_2', 14)).toEqual(['ScopeId_1/', 'Application_2']);
  });

  it('breaks a long word where it must', () => {
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('fits the width, wide characters too, and loses nothing but spaces', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '/', '日', '語', '👍🏽', 'é');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrapText(text, width);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('padText', () => {
  it('pads by columns, not by characters', () => {
    expect(padText('日本', 6)).toBe('日本  ');
    expect(padText('abc', 2)).toBe('abc');
  });
});
