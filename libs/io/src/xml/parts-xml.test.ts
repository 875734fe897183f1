import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExports, sampleParts, samplesTitle } from '../testing/sample-exports.js';
import { checkContentTypes, writeContentTypes } from '../archive/content-types.js';
import { readManifest, writeManifest } from '../archive/manifest.js';
import { readRelationships, writeRelationships } from '../archive/relationships.js';
import { readCoreProperties, writeCoreProperties } from './core-properties.js';
import { element, readPart, writePart } from './parts-xml.js';
import { readSingleValue, writeSingleValue } from './single-value-xml.js';
import { readStringArray, writeStringArray } from './string-array-xml.js';

const where = 'part.xml';
const shape = { root: 'r', namespaces: [''] };
const read = (text: string) => readPart(Buffer.from(text), where, shape);
const plain = { bom: false, declaration: false, style: 'single' } as const;
/** Every text that XML can carry, the awkward ones more often. */
const xmlText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        '-->',
        '<!--',
        '\r',
        '\n',
        '\r\n',
        '\t',
        '&#10;',
        '&amp;',
        '"',
        "'",
        '<',
        '/>',
        '\uE000',
        '\u0085',
      ),
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('the small parts', () => {
  it('keep text to the character: references, CDATA, comments, raw line ends, numbers', () => {
    expect(read('<r>&#65;&#x42;&amp;lt;<!-- x --><![CDATA[<&]]]]><![CDATA[>]]>\r\n00012 1e3\r</r>').text).toBe(
      'AB&lt;<&]]>\r\n00012 1e3\r',
    );
    expect(read('<r> \uE000\r\uE001 </r>').text).toBe(' \uE000\r\uE001 ');
    expect(read("<?xml version='1.0'?>\r\n<!-- it's --><r><?x it's?>a</r>\r\n").text).toBe('a');
  });

  it('keep attributes: order, quotes, references, and white space as XML normalises it', () => {
    const { attributes } = read('<r b="x > y" a=\' z"\' c="&#xD;&#10;&quot;" d="1\r\n2\t3"/>');
    expect([...attributes]).toEqual([
      ['b', 'x > y'],
      ['a', ' z"'],
      ['c', '\r\n"'],
      ['d', '1 2 3'],
    ]);
  });

  it('are read as they were written, whatever the text', () => {
    fc.assert(
      fc.property(xmlText, xmlText, fc.boolean(), (text, value, lines) => {
        const part = element('r', [['a', value]], [element('b', [], text), element('c')]);
        const back = readPart(writePart(part, { ...plain, style: lines ? 'lines' : 'single' }, where), where, shape);
        expect(back.attributes.get('a')).toBe(value);
        expect(back.children.map((child) => child.text)).toEqual([text, '']);
      }),
      { numRuns: 500 },
    );
  });

  const refused: Record<string, [text: string, code: string]> = {
    'with another root': ['<x/>', 'SCHEMA'],
    'in a foreign namespace': ['<r xmlns="urn:x"/>', 'SCHEMA'],
    'with an element of a foreign namespace': ['<r xmlns:h="urn:x"><h:b/></r>', 'SCHEMA'],
    'with __proto__ as an attribute': ['<r __proto__="1"/>', 'SCHEMA'],
    'with constructor as an element and an unbound prefix': ['<r><h:constructor/></r>', 'XML_MALFORMED'],
    'with two roots': ['<r/><r/>', 'XML_MALFORMED'],
    'with text behind its end': ['<r/>x', 'XML_MALFORMED'],
    'with a bare ampersand': ['<r>a & b</r>', 'XML_MALFORMED'],
    'with an undefined entity': ['<r>&nbsp;</r>', 'XML_MALFORMED'],
    'with ]]> in text': ['<r>]]></r>', 'XML_MALFORMED'],
    'with a document type': ['<!DOCTYPE r><r/>', 'XML_DTD'],
    'that declares an encoding it is not in': ['<?xml version="1.0" encoding="utf-16"?><r/>', 'XML_ENCODING'],
    'that is XML 1.1': ['<?xml version="1.1"?><r/>', 'XML_MALFORMED'],
  };
  for (const [title, [text, code]] of Object.entries(refused)) {
    it(`are refused ${title}`, () => {
      expect(() => read(text)).toThrow(expect.objectContaining({ code }));
    });
  }

  it('leave Object.prototype alone', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      try {
        read(`<r ${name}="1"><${name}>x</${name}></r>`);
      } catch (error) {
        expect(error).toMatchObject({ code: 'SCHEMA' });
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('are not written with a character that XML cannot carry', () => {
    for (const text of ['\0', '\x1b', '\uDC00']) {
      expect(() => writeStringArray([text], where)).toThrow(expect.objectContaining({ code: 'SCHEMA' }));
      expect(() => writeCoreProperties(text, where)).toThrow(expect.objectContaining({ code: 'SCHEMA' }));
    }
  });

  it('say where a manifest has a list twice', () => {
    const text = '<LibraryDocument><Contents/><Contents/></LibraryDocument>';
    expect(() => readManifest(Buffer.from(text), 'Manifest.xml')).toThrow(
      expect.objectContaining({ code: 'FORMAT_MANIFEST' }),
    );
  });

  it('refuse anything but strings in a string array and text in a single value', () => {
    const array = Buffer.from('<ArrayOfString><int>1</int></ArrayOfString>');
    expect(() => readStringArray(array, where)).toThrow(expect.objectContaining({ code: 'SCHEMA' }));
    expect(() => readSingleValue(Buffer.from('<guid><a/></guid>'), where, 'guid')).toThrow(
      expect.objectContaining({ code: 'SCHEMA' }),
    );
  });

  it('write the root part of an application export on one line without a byte order mark', () => {
    const manifest = { properties: [['HasTemporaryContent', 'False'] as const], contents: [], entryObjects: [] };
    const bytes = writeManifest(manifest, 'document', 'document.xml');
    expect(Buffer.from(bytes).toString()).toMatch(
      /^<LibraryDocument [^\r\n]*<Contents \/><EntryObjects \/><\/LibraryDocument>$/,
    );
    expect(readManifest(bytes, 'document.xml')).toEqual(manifest);
  });
});

const samples = sampleExports();
const rewritten: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  '[Content_Types].xml': (bytes) => {
    checkContentTypes(bytes);
    return writeContentTypes();
  },
  'Manifest.xml': (bytes) => writeManifest(readManifest(bytes, where), 'manifest', where),
  '.rels': (bytes) => writeRelationships(readRelationships(bytes, where), where),
  'PACKAGE_CONTENT.xml': (bytes) => writeSingleValue('guid', readSingleValue(bytes, where, 'guid'), where),
  'USERSTATE_MIGRATION_PACKAGE.xml': (bytes) =>
    writeSingleValue('string', readSingleValue(bytes, where, 'string'), where),
  'ReferencesInfo.xml': (bytes) => writeStringArray(readStringArray(bytes, where), where),
  'AppReferencesInfo.xml': (bytes) => writeStringArray(readStringArray(bytes, where), where),
  psmdcp: (bytes) => writeCoreProperties(readCoreProperties(bytes, where).description, where),
};

describe.skipIf(samples.length === 0)(samplesTitle, () => {
  it('have no small part that is written in other bytes than it was read from', async () => {
    const counts = new Map<string, number>();
    for (const path of samples) {
      for (const [name, bytes] of await sampleParts(path)) {
        const file = name.endsWith('.psmdcp') ? 'psmdcp' : (name.split('/').at(-1) ?? '');
        if (file === 'object.xml') continue;
        const rewrite = rewritten[file];
        expect(rewrite, name).toBeDefined();
        expect(Buffer.from(rewrite!(bytes)).toString(), `${path} ${name}`).toBe(Buffer.from(bytes).toString());
        counts.set(file, (counts.get(file) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(counts)).toMatchObject({ 'Manifest.xml': samples.length, '.rels': samples.length });
  });
});
