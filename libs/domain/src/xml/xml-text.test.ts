import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from './read-xml.js';
import { cdata, escapeAttribute, escapeText, leafText, requireXmlText } from './xml-text.js';

/** The value of `<a>` as a reader of documents gets it. */
function readLeaf(raw: string): string {
  let value = '';
  const text = `<a>${raw}</a>`;
  readXml(text, 'test', { close: (_, contentEnd) => (value = leafText(text.slice(3, contentEnd))) });
  return value;
}

function readAttribute(raw: string): string | undefined {
  let value: string | undefined;
  readXml(`<a b="${raw}"/>`, 'test', { open: (tag) => (value = tag.attributes.get('b')) });
  return value;
}

/** Texts that XML can carry. */
const xmlText = fc.string({ unit: 'binary', size: 'medium' }).filter((text) => {
  try {
    requireXmlText(text, 'test');
    return true;
  } catch {
    return false;
  }
});
const nasty = fc
  .array(
    fc.constantFrom(
      ']]>',
      ']]',
      '>',
      '<!--',
      '-->',
      '<![CDATA[',
      '&#10;',
      '&amp;',
      '"',
      "'",
      '\r',
      '\n',
      '\t',
      '\u0085',
      'x',
    ),
  )
  .map((parts) => parts.join(''));

describe('the value of an element', () => {
  it.each([
    ['00012', '00012'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['  padded \t', '  padded \t'],
    ['123456789012345678901234', '123456789012345678901234'],
    ['line\r\nline\nline\r', 'line\r\nline\nline\r'],
    ['&lt;b&gt; &amp; &quot;&apos;', '<b> & "\''],
    ['&#65;&#x41;&#13;&#xA;&#x1F600;', 'AA\r\n\u{1f600}'],
    ['&amp;lt;', '&lt;'],
    ['&amp;#65;', '&#65;'],
    ['<![CDATA[<b> & ]]>', '<b> & '],
    ['<![CDATA[]]>', ''],
    ['<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
    ['a<![CDATA[&lt;]]>&lt;', 'a&lt;<'],
    ['a<!-- <![CDATA[x]]> & -->b', 'ab'],
    ['<![CDATA[<!-- kept --><?kept?>]]>', '<!-- kept --><?kept?>'],
    ['a<?p <x> & ?>b', 'ab'],
    ['', ''],
  ])('%j is %j', (raw, value) => {
    expect(readLeaf(raw)).toBe(value);
  });

  it('is decoded once from 2 MB of references', () => {
    expect(leafText('&amp;'.repeat(400_000))).toBe('&'.repeat(400_000));
  });
});

describe('text that is written', () => {
  const cases = fc.oneof(xmlText, nasty);

  it('is the same when it is read again: escaped, in CDATA, in an attribute', () => {
    fc.assert(
      fc.property(cases, (text) => {
        expect(readLeaf(escapeText(text))).toBe(text);
        expect(readLeaf(escapeText(text, false))).toBe(text);
        expect(readLeaf(cdata(text))).toBe(text);
        expect(readAttribute(escapeAttribute(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no raw CR where a parser would fold it', () => {
    expect(escapeText('a\r\n', false)).toBe('a&#xD;\n');
    expect(escapeAttribute('a\r\n\tb')).toBe('a&#xD;&#xA;&#x9;b');
  });

  it('splits the end of a CDATA section', () => {
    expect(cdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>');
  });
});

describe('text that XML cannot carry', () => {
  it.each([
    '\0',
    '\x01',
    '\x08',
    '\x0b',
    '\x0c',
    '\x1b',
    '\x1f',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\udc00\ud800',
  ])('is refused: %j', (text) => {
    expect(() => requireXmlText(`ok${text}`, 'the comment')).toThrow(
      /^the comment holds the character U\+[0-9A-F]{4}, /,
    );
  });

  it('is nothing else', () => {
    expect(() => requireXmlText('\t\n\r \x7f\u0085\u202e\ufeff\ufffd\u{1f600}\u{10ffff}', 'x')).not.toThrow();
  });
});
