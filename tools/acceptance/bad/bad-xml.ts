/** Documents that are refused, at every level of nesting (libs/io/docs/archive-format.md, "XML that is refused"). */
import { badParts, editPart, packageXml, sequenceXml, type BadCase } from './small-pair.js';

type Change = (text: string) => string | Uint8Array;

const inPackage = (name: string, what: string, code: string, change: Change): BadCase =>
  badParts(name, what, code, (parts) => editPart(parts, packageXml, change));
const inManifest = (name: string, what: string, code: string, change: Change): BadCase =>
  badParts(name, `${what}, in the manifest`, code, (parts) => editPart(parts, 'Manifest.xml', change));
/** The document in the document: the sequence, as its CDATA text. */
const inSequence = (name: string, what: string, code: string, change: (text: string) => string): BadCase =>
  badParts(name, `${what}, in the sequence`, code, (parts) =>
    editPart(parts, sequenceXml, (text) =>
      text.replace(/<!\[CDATA\[(<sequence[^]*?)\]\]>/, (_, sequence: string) => `<![CDATA[${change(sequence)}]]>`),
    ),
  );

const laughs =
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const doctypes = ['<!DOCTYPE INSTANCE>', laughs, '<!DOCTYPE a SYSTEM "file:///etc/passwd">'];
const name = '<VALUE>Tools</VALUE>';
const value =
  (text: string): Change =>
  (xml) =>
    xml.replace(name, `<VALUE>${text}</VALUE>`);
const number =
  (text: string): Change =>
  (xml) =>
    xml.replace(/(NAME="Priority"[^]*?<VALUE>)2(<\/VALUE>)/, `$1${text}$2`);

/** Every kind of bad document. */
export const badXml: readonly BadCase[] = [
  ...doctypes.flatMap((doctype) => [
    inPackage('X10', doctype.slice(0, 30), 'XML_DTD', (text) => doctype + text),
    inManifest('X10', doctype.slice(0, 30), 'XML_DTD', (text) =>
      text.replace('<LibraryDocument', `${doctype}<LibraryDocument`),
    ),
    inSequence('X10', doctype.slice(0, 30), 'XML_DTD', (text) => doctype + text),
  ]),
  inManifest('X11', 'another root', 'SCHEMA', () => '<include href="file:///etc/passwd"/>'),
  inManifest('X12', 'a depth of 5,000', 'XML_LIMIT', (text) =>
    text.replace('<Contents>', `${'<x>'.repeat(5000)}${'</x>'.repeat(5000)}<Contents>`),
  ),
  inPackage('X12', '2,000 attributes', 'XML_LIMIT', (text) =>
    text.replace('<INSTANCE ', `<INSTANCE ${Array.from({ length: 2000 }, (_, at) => `a${at}="x"`).join(' ')} `),
  ),
  inPackage('X13', 'cut', 'XML_MALFORMED', (text) => text.slice(0, text.length / 2)),
  inPackage('X13', 'two roots', 'XML_MALFORMED', (text) => text + text),
  inPackage('X13', 'text behind', 'XML_MALFORMED', (text) => `${text} more`),
  inPackage('X13', 'a bare ampersand', 'XML_MALFORMED', value('a & b')),
  inPackage('X13', 'an attribute twice', 'XML_MALFORMED', (text) =>
    text.replace('CLASSNAME=', 'CLASSNAME="x" CLASSNAME='),
  ),
  inManifest('X13', 'crossed elements', 'XML_MALFORMED', (text) =>
    text.replace('<Contents>', '<a><b></a></b><Contents>'),
  ),
  inSequence('X13', 'cut', 'XML_MALFORMED', (text) => text.slice(0, text.length / 2)),
  inSequence('X13', 'two roots', 'XML_MALFORMED', (text) => text + text),
  inManifest('X13', 'cut', 'XML_MALFORMED', (text) => text.slice(0, text.length / 2)),
  inPackage('X14', 'a NUL', 'XML_MALFORMED', value('\0')),
  inPackage('X14', 'a reference to U+0001', 'XML_MALFORMED', value('&#1;')),
  inPackage('X14', 'broken UTF-8', 'XML_ENCODING', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),
  inPackage('X14', 'UTF-16 without a byte order mark', 'XML_MALFORMED', (text) => Buffer.from(text, 'utf16le')),
  inPackage(
    'X14',
    'a declaration that lies',
    'XML_ENCODING',
    (text) => `<?xml version="1.0" encoding="utf-16"?>${text}`,
  ),
  inPackage('X14', 'XML 1.1', 'XML_MALFORMED', (text) => `<?xml version="1.1"?>${text}`),
  inPackage('X15', 'an unbound prefix', 'XML_MALFORMED', (text) => text.replace('<INSTANCE ', '<x:a/><INSTANCE ')),
  inPackage('X15', 'a foreign namespace', 'SCHEMA', (text) => text.replace('<INSTANCE ', '<INSTANCE xmlns="urn:x" ')),
  inPackage('X16', 'an element named __proto__', 'SCHEMA', (text) =>
    text.replace('</INSTANCE>', '<__proto__/></INSTANCE>'),
  ),
  inPackage('X17', 'PackageID twice', 'SCHEMA', (text) =>
    text.replace(
      '</INSTANCE>',
      '<PROPERTY NAME="PackageID" TYPE="string"><VALUE>ABC00009</VALUE></PROPERTY></INSTANCE>',
    ),
  ),
  inPackage('X17', 'letters in a number', 'SCHEMA', number('12abc')),
  inPackage('X17', 'a negative number', 'SCHEMA', number('-1')),
  inPackage('X17', 'a number over 32 bits', 'SCHEMA', number('100000000000000000000')),
  inSequence('X20', '3,000 groups in each other', 'XML_LIMIT', (text) =>
    text.replace('</sequence>', `${'<group name="g">'.repeat(3000)}${'</group>'.repeat(3000)}</sequence>`),
  ),
  inSequence('X20', 'another root', 'SCHEMA', () => '<html></html>'),
];
