import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdata, escapeText } from '../xml/xml-text.js';
import { applyEdits, editLeaf, locateIn } from './edit-text.js';
import { readSequence } from '../sequence/read-sequence.js';

function withValue(raw: string): { text: string; leaf: NonNullable<ReturnType<typeof value>> } {
  const text = `<sequence><step name="s"><action>${raw}</action></step></sequence>`;
  return { text, leaf: value(text)! };
}

function value(text: string) {
  return readSequence(text, 'test').nodes[0]?.action;
}

/** A value as somebody may write it: plain, escaped, in CDATA, with numeric references and comments. */
const piece = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/).map((text) => ({ text, raw: escapeText(text) })),
  fc.stringMatching(/^[ -~]{0,12}$/).map((text) => ({ text, raw: cdata(text) })),
  fc
    .constantFrom('&', 'A', '\u{1F600}', '\r')
    .map((text) => ({ text, raw: `&#x${text.codePointAt(0)!.toString(16)};` })),
  fc.constant({ text: '', raw: '<!-- LAB00001 -->' }),
);
const written = fc.array(piece, { maxLength: 6 }).map((pieces) => ({
  text: pieces.map(({ text }) => text).join(''),
  raw: pieces.map(({ raw }) => raw).join(''),
}));

describe('applyEdits', () => {
  it('gives the same text without edits', () => {
    fc.assert(fc.property(fc.string(), (text) => applyEdits(text, []) === text));
  });

  it('makes edits in any order, each at its place', () => {
    expect(
      applyEdits('abcdef', [
        { start: 4, end: 6, text: '' },
        { start: 0, end: 1, text: 'XY' },
        { start: 2, end: 2, text: '-' },
      ]),
    ).toBe('XYb-cd');
  });

  it('refuses edits that overlap or leave the text', () => {
    const edit = (start: number, end: number) => ({ start, end, text: '' });
    expect(() => applyEdits('abc', [edit(0, 2), edit(1, 3)])).toThrow(/overlaps/);
    expect(() => applyEdits('abc', [edit(2, 4)])).toThrow(/leaves/);
  });
});

describe('editLeaf', () => {
  it('changes the part that was meant, however the value is written', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.nat(), fc.stringMatching(/^[A<&>\]]{0,6}$/), ({ text, raw }, a, b, put) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        // A change inside one character of two units has no place of its own.
        fc.pre(!/[\uDC00-\uDFFF]/.test(text[from] ?? '') && !/[\uDC00-\uDFFF]/.test(text[to] ?? ''));
        const { text: whole, leaf } = withValue(raw);
        expect(leaf.text).toBe(text);
        const edited = applyEdits(whole, editLeaf(whole, leaf, [{ from, to, text: put }]));
        expect(value(edited)?.text).toBe(text.slice(0, from) + put + text.slice(to));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the rest of the value as it was written', () => {
    const { text, leaf } = withValue('a &#x26; <![CDATA[x < LAB00001]]> &lt;');
    const from = leaf.text.indexOf('LAB');
    expect(applyEdits(text, editLeaf(text, leaf, [{ from, to: from + 8, text: 'PRD00007' }]))).toContain(
      '<action>a &#x26; <![CDATA[x < PRD00007]]> &lt;</action>',
    );
  });

  it('opens an element that was written as one tag', () => {
    const text = '<sequence><step name="s"><action /></step></sequence>';
    const leaf = value(text)!;
    expect(applyEdits(text, editLeaf(text, leaf, [{ from: 0, to: 0, text: 'a<b' }]))).toContain(
      '<action >a&lt;b</action>',
    );
    expect(editLeaf(text, leaf, [{ from: 0, to: 0, text: '' }])).toEqual([]);
  });

  it('says where a part stands', () => {
    const { text, leaf } = withValue('&amp;&amp; LAB00001 &quot;');
    const { start, end } = locateIn(text, leaf)(3, 11);
    expect(text.slice(start, end)).toBe('LAB00001');
  });
});
