import { describe, expect, it } from 'vitest';
import { directoryCode } from '../testing/read-whole-zip.js';
import { buildZip, exportParts, extraField, pack, type ZipPart } from '../testing/zip-builder.js';

const utf8 = 1 << 11;
const superscripts = ['\u00b9', '\u00b2', '\u00b3'];

const hostile: (string | Uint8Array)[] = [
  '',
  '/',
  '.',
  '..',
  '../evil.xml',
  'SMS_Package/../../evil.xml',
  'SMS_Package/LAB00001/../object.xml',
  './Manifest.xml',
  'SMS_Package/./LAB00001/object.xml',
  'SMS_Package//object.xml',
  '/Manifest.xml',
  '//server/share/object.xml',
  '\\\\server\\share\\object.xml',
  '\\\\?\\C:\\Windows\\evil.xml',
  '//./PhysicalDrive0',
  'C:/Windows/evil.xml',
  'C:evil.xml',
  'c:\\evil.xml',
  '..\\evil.xml',
  'SMS_Package/LAB00007\\object.xml',
  'SMS_Package/LAB00001/..\\..\\evil.xml',
  'Manifest.xml\0.txt',
  'Mani\0fest.xml',
  'Mani\nfest.xml',
  'Mani\x1b[31mfest.xml',
  'Mani\x7ffest.xml',
  'Mani\u0085fest.xml',
  'SMS_Package/LAB\u202elmx.tcejbo/object.xml',
  'SMS_Package/LAB\u2066x/object.xml',
  'SMS_Package/LAB\u200b00001/object.xml',
  '\ufeffManifest.xml',
  'SMS_Package/LAB\u2028x/object.xml',
  'SMS_Package/LAB\u{e0041}/object.xml',
  'Manifest.xml.',
  'Manifest.xml ',
  'SMS_Package/LAB00001./object.xml',
  'SMS_Package/LAB00001 /object.xml',
  'SMS_Package/ /object.xml',
  'SMS_Package/.../object.xml',
  'CON',
  'nul.xml',
  'SMS_Package/AUX/object.xml',
  'SMS_Package/PRN.x/object.xml',
  'SMS_Package/NUL .x/object.xml',
  'SMS_Package/CONIN$/object.xml',
  'SMS_Package/LAB00001/conout$.xml',
  'SMS_Package/com1/object.xml',
  'SMS_Package/LPT9/object.xml',
  ...superscripts.map((digit) => `SMS_Package/COM${digit}/object.xml`),
  'Manifest.xml:stream',
  'SMS_Package/LAB00001/object.xml::$DATA',
  'SMS_Package/LAB00001:$I30:$INDEX_ALLOCATION/object.xml',
  'SMS_Package/LAB*/object.xml',
  'SMS_Package/LAB0000?/object.xml',
  'SMS_Package/"LAB00001"/object.xml',
  'SMS_Package/<LAB>/object.xml',
  'SMS_Package/LAB|x/object.xml',
  '\uff0e\uff0e/evil.xml',
  '\u2025/evil.xml',
  'SMS_Package\uff0f..\uff0fevil.xml',
  'SMS_Package/\uff0e\uff0e/object.xml',
  '%2e%2e/evil.xml',
  'SMS_Package/%2E%2E/object.xml',
  'SMS_Package/..%2f..%2fevil/object.xml',
  'SMS_Package/..%5Cevil/object.xml',
  'SMS_Package/LAB%00/object.xml',
  'SMS_Package/LAB%0a/object.xml',
  'SMS_Package/LAB%/object.xml',
  'SMS_Package/LAB%zz/object.xml',
  'SMS_Package/LAB%C0%AE/object.xml',
  Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x78]),
  Buffer.from([0x4d, 0xff, 0xfe]),
  Buffer.from([0xed, 0xa0, 0x80]),
];

describe('a name', () => {
  it.each(hostile.map((name): [string, ZipPart] => [JSON.stringify(name.toString()), { name, flags: utf8 }]))(
    'is refused as %s',
    (_, part) => {
      expect(directoryCode(buildZip([part]))).toBe('ARCHIVE_PATH');
      expect(directoryCode(buildZip([...exportParts(), part]))).toBe('ARCHIVE_PATH');
    },
  );

  it('is refused in code page 437, which every system reads in its own way', () => {
    expect(directoryCode(buildZip([{ name: Buffer.from([0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72]) }]))).toBe('ARCHIVE_PATH');
  });

  it('is refused when it is too long or too deep', () => {
    expect(directoryCode(buildZip([{ name: 'a'.repeat(65_000) }]))).toBe('ARCHIVE_LIMIT');
    expect(directoryCode(buildZip([{ name: `${'a/'.repeat(2_000)}x.xml` }]))).toBe('ARCHIVE_LIMIT');
    expect(directoryCode(buildZip([{ name: `${'a/'.repeat(33)}x.xml` }]))).toBe('ARCHIVE_LIMIT');
  });

  it.each([
    'SMS_Package/LAB00001/object.xml',
    'SMS_Program/CM100463_Install%20-%20HP%20Software%20Framework/object.xml',
    'SMS_Application/ScopeId_6AD5E4BF-0000-4000-8000-000000000000%25Application_39384951_3/object.xml',
    'SMS_Program/LAB00001_Installieren%20f%C3%BCr%20alle/object.xml',
    'SMS_Program/LAB00001_Installieren für alle/object.xml',
    "SMS_Program/LAB00001_(a)+b,c;d@e&f=g$h'i!j~k/object.xml",
    'SMS_Program/LAB00001_a%3Ab%2A/object.xml',
    `SMS_Program/LAB00001_${'%E4%B8%AD'.repeat(50)}/object.xml`,
    'SMS_Application/ScopeId_A%25Application_B_5/_rels/object.xml.rels',
    'package/services/metadata/core-properties/0123456789abcdef0123456789abcdef.psmdcp',
    'SMS_Package/',
    'SMS_Package/LAB00001/_rels/',
  ])('is accepted as %s', (name) => {
    expect(directoryCode(buildZip([{ name, flags: utf8 }]))).toBe('accepted');
  });

  it.each([
    ['twice', 'Manifest.xml', 'Manifest.xml'],
    ['in another case', 'SMS_Package/LAB0000A/object.xml', 'sms_package/lab0000a/OBJECT.XML'],
    ['with the other separator', 'SMS_Package/LAB00001/object.xml', 'SMS_Package\\LAB00001\\object.xml'],
    ['composed and decomposed', 'SMS_Package/\u00e9/object.xml', 'SMS_Package/e\u0301/object.xml'],
    ['with sharp s and SS', 'SMS_Package/stra\u00dfe/object.xml', 'SMS_Package/STRASSE/object.xml'],
    ['with both forms of sigma', 'SMS_Package/\u03c2/object.xml', 'SMS_Package/\u03c3/object.xml'],
    ['with full-width letters', 'SMS_Package/LAB/object.xml', 'SMS_Package/\uff2cAB/object.xml'],
    ['with an escape of a letter', 'SMS_Package/LAB/object.xml', 'SMS_Package/L%41B/object.xml'],
    ['as file and folder entry', 'SMS_Package/LAB', 'SMS_Package/LAB/'],
    ['as a file and the folder of another', 'SMS_Package/LAB', 'SMS_Package/lab/object.xml'],
    ['as a folder of another and a file', 'SMS_Package/LAB/object.xml', 'SMS_Package/LAB'],
  ])('is refused when it is there %s', (_, first, second) => {
    const zip = buildZip([first, second].map((name) => ({ name, flags: utf8 })));
    expect(directoryCode(zip)).toBe('ARCHIVE_DUPLICATE');
  });

  it('is refused when an extra field gives another one, whatever its checksum', () => {
    const other = extraField(0x7075, Buffer.concat([pack([1, 1], [4, 0]), Buffer.from('../evil.txt')]));
    for (const extra of [other, Buffer.concat([other, other])]) {
      expect(directoryCode(buildZip([{ name: 'Manifest.xml', central: { extra } }]))).toBe('ARCHIVE_AMBIGUOUS');
      expect(directoryCode(buildZip([{ name: 'Manifest.xml', local: { extra } }]))).toBe('ARCHIVE_AMBIGUOUS');
    }
  });
});
