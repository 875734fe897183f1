import { describe, expect, it } from 'vitest';
import { AppError } from '../error.js';
import { decodeXml } from './decode-xml.js';
import { readXml } from './read-xml.js';

const encoder = new TextEncoder();
const utf8 = (text: string): Uint8Array => encoder.encode(text);
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16 = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from(
    [...Array(text.length).keys()].flatMap((i) => {
      const unit = text.charCodeAt(i);
      return bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    }),
  );
const utf32 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((c) => [c.codePointAt(0) ?? 0, 0, 0, 0]));

const bom8 = [0xef, 0xbb, 0xbf];
const bom16 = [0xff, 0xfe];
const document = '<a b="\u00e9">S\u00e4tze \u{1f600}\r\n</a>';

/** The code a document is refused with, decoded and then read. */
function code(bytes: Uint8Array): string {
  try {
    readXml(decodeXml(bytes, 'object.xml').text, 'object.xml');
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('a document', () => {
  it.each([
    ['UTF-8', utf8(document), false],
    ['UTF-8 with a byte order mark', join(bom8, utf8(document)), true],
    ['UTF-16LE with a byte order mark', join(bom16, utf16(document)), true],
  ])('is decoded from %s', (_, bytes, bom) => {
    expect(decodeXml(bytes, 'object.xml')).toEqual({ text: document, bom });
  });

  it.each([
    ['UTF-8', utf8(`<?xml version="1.0" encoding="UTF-8"?>${document}`)],
    ['utf-8 in single quotes', utf8(`<?xml version='1.0' encoding='utf-8' ?>${document}`)],
    ['UTF-16', join(bom16, utf16(`<?xml version="1.0" encoding="utf-16"?>${document}`))],
    ['US-ASCII', utf8('<?xml version="1.0" encoding="US-ASCII"?><a/>')],
  ])('may declare what it is: %s', (_, bytes) => {
    expect(code(bytes)).toBe('read');
  });

  it('keeps every character, C1 and bidi controls too', () => {
    const text = '<a>\u0085\u202e\u00a0\u200b\ud83d\ude00\ufffd</a>';
    expect(decodeXml(utf8(text), 'object.xml').text).toBe(text);
  });

  it.each([
    ['Latin-1', Uint8Array.from([...'<a>\u00e9</a>'].map((c) => c.charCodeAt(0)))],
    ['a cut-off UTF-8 sequence', join(utf8('<a>'), [0xc3])],
    ['an overlong UTF-8 sequence', join(utf8('<a>'), [0xc0, 0xaf], utf8('</a>'))],
    ['a surrogate in UTF-8', join(utf8('<a>'), [0xed, 0xa0, 0x80], utf8('</a>'))],
    ['a UTF-8 sequence past Unicode', join(utf8('<a>'), [0xf4, 0x90, 0x80, 0x80], utf8('</a>'))],
    ['UTF-16BE with a byte order mark', join([0xfe, 0xff], utf16('<a/>', true))],
    ['UTF-16LE of an odd length', join(bom16, utf16('<a/>'), [0x20])],
    ['a lone surrogate in UTF-16LE', join(bom16, utf16('<a>\ud800</a>'))],
    ['UTF-32LE', join([0xff, 0xfe, 0, 0], utf32('<a/>'))],
    ['EBCDIC', Uint8Array.from([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40])],
    ['two byte order marks', join(bom8, bom8, utf8('<a/>'))],
    ['two byte order marks of UTF-16', join(bom16, bom16, utf16('<a/>'))],
    ['a declared UTF-16 that is UTF-8', utf8('<?xml version="1.0" encoding="utf-16"?><a/>')],
    ['a declared UTF-8 that is UTF-16', join(bom16, utf16('<?xml version="1.0" encoding="utf-8"?><a/>'))],
    ['a declared Latin-1', utf8('<?xml version="1.0" encoding="iso-8859-1"?><a/>')],
    ['a declared UTF-7', utf8('<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-')],
    ['a declared US-ASCII that is more', utf8('<?xml version="1.0" encoding="us-ascii"?><a>\u00e9</a>')],
    ['a declared name of nothing known', utf8(`<?xml version="1.0" encoding="${'x'.repeat(5000)}"?><a/>`)],
    ['a declared empty name', utf8('<?xml version="1.0" encoding=""?><a/>')],
  ])('is refused as %s', (_, bytes) => {
    expect(code(bytes)).toBe('XML_ENCODING');
  });

  it.each([
    ['UTF-16LE without a byte order mark', utf16('<a/>')],
    ['UTF-16BE without a byte order mark', utf16('<a/>', true)],
    ['UTF-32LE without a byte order mark', utf32('<a/>')],
    ['UTF-7 without a declaration', utf8('+ADw-a/+AD4-')],
    ['no bytes', new Uint8Array()],
  ])('is refused as no XML: %s', (_, bytes) => {
    expect(code(bytes)).toBe('XML_MALFORMED');
  });

  it('is refused with its name, and with nothing of it that could be long or unprintable', () => {
    const long = utf8(`<?xml version="1.0" encoding="\x1b]0;${'x'.repeat(5000)}"?><a/>`);
    expect(() => decodeXml(long, 'object.xml')).toThrow('object.xml declares an unknown encoding but is UTF-8.');
    expect(() => decodeXml(Uint8Array.of(0xff), 'object.xml')).toThrow('object.xml is not valid UTF-8.');
  });
});
