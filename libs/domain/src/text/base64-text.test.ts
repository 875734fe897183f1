import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Text, encodeBase64Text } from './base64-text.js';

const base64 = (bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));
const wide = (text: string, big = false): number[] =>
  [...text].flatMap((unit) => {
    const code = unit.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });

const script = 'Set-Item X\r\n# größer\n';

describe('base64 of a script', () => {
  it.each([
    ['UTF-16LE', wide(script)],
    ['UTF-16LE with a mark', [0xff, 0xfe, ...wide(script)]],
    ['UTF-16BE with a mark', [0xfe, 0xff, ...wide(script, true)]],
    ['UTF-8', [...new TextEncoder().encode(script)]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode(script)]],
    ['a code page of Windows', [...script].map((unit) => unit.charCodeAt(0))],
  ])('of %s is read, and written again byte for byte', (_, bytes) => {
    const text = base64(bytes);
    const decoded = decodeBase64Text(text);
    expect(decoded?.text).toBe(script);
    expect(encodeBase64Text(decoded!)).toBe(text);
  });

  it('keeps its lines, and that it has no padding', () => {
    const whole = base64(wide(`${script}${script}!`));
    const lines = whole.replace(/.{64}(?=.)/g, '$&\r\n');
    expect(encodeBase64Text(decodeBase64Text(lines)!)).toBe(lines);
    const bare = base64([...new TextEncoder().encode('net use x')]);
    const short = base64([...new TextEncoder().encode('net use xy')]).replace(/=+$/, '');
    for (const text of [bare, short]) expect(encodeBase64Text(decodeBase64Text(text)!)).toBe(text);
  });

  it('keeps every unit of UTF-16, halves of a pair included', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x20, max: 0xfffd }), { minLength: 1 }), (units) => {
        const text = base64([0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])]);
        expect(encodeBase64Text(decodeBase64Text(text)!)).toBe(text);
      }),
    );
  });

  it('is no text when it holds what no text holds', () => {
    expect(decodeBase64Text('ARAIAMzMzMygBwAAAAAAAAAAAgAB')).toBeNull();
    expect(decodeBase64Text('iVBORw0KGgoAAAANSUhEUgAA')).toBeNull();
  });
});
