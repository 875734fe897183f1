import { describe, expect, it } from 'vitest';
import { directoryCode, errorOf } from '../testing/read-whole-zip.js';
import { buildZip, exportParts, type ZipPart } from '../testing/zip-builder.js';
import { readZipDirectory } from './zip-directory.js';

const inner = buildZip(exportParts());
const refusal = (parts: ZipPart[]) => errorOf(() => readZipDirectory(buildZip(parts), 'test.zip'));

describe('a zip of an export and its folder', () => {
  it.each<[string, ZipPart[]]>([
    [
      '',
      [
        { name: 'My export.zip', content: inner },
        { name: 'My export_files/Tools/setup.exe', content: 'MZ' },
      ],
    ],
    ['in a folder', [{ name: 'x/My export.zip', content: inner }, { name: 'x/My export_files/Tools/a.wim' }]],
    [
      'with content that breaks every other rule',
      [
        { name: 'My export.zip', content: inner, method: 8 },
        { name: Buffer.from('My export_files/M\x81ller/a.txt', 'latin1') },
        { name: 'My export_files/link', attributes: 0o120777 * 0x10000 },
        { name: 'My export_files/big.wim', method: 9, size: 0xf0000000 },
        { name: 'My export_files/locked', flags: 1 },
      ],
    ],
  ])('is named as that %s', (_, parts) => {
    const error = refusal(parts);
    expect(error?.code).toBe('ARCHIVE_BUNDLE');
    expect(error?.message).toMatch(/export and its content folder.*My export\.zip" and "My export_files"/);
    expect(error?.hint).toMatch(/Unpack it first/);
  });

  it('is named as that when the folder was left out', () => {
    const error = refusal([
      { name: 'One.zip', content: inner },
      { name: 'Two.ZIP', content: inner },
      { name: 'readme.txt' },
    ]);
    expect(error?.code).toBe('ARCHIVE_BUNDLE');
    expect(error?.message).toContain('is a zip of other zips: it holds "One.zip" and "Two.ZIP"');
  });

  it('is not opened, however deep the zips are nested', () => {
    const nested = buildZip([{ name: 'a.zip', content: buildZip([{ name: 'b.zip', content: inner }]) }]);
    expect(directoryCode(nested)).toBe('ARCHIVE_BUNDLE');
  });
});

describe('a zip of something else', () => {
  it('is named as that', () => {
    const error = refusal([{ name: '[Content_Types].xml' }, { name: '_rels/.rels' }, { name: 'word/document.xml' }]);
    expect(error?.code).toBe('ARCHIVE_UNKNOWN_ENTRY');
    expect(error?.message).toMatch(/is a zip, but not an export: it holds "\[Content_Types\]\.xml"/);
  });

  it('says what to do when an unpacked export was zipped with its folder', () => {
    const error = refusal(exportParts().map((part) => ({ ...part, name: `My export/${part.name as string}` })));
    expect(error?.code).toBe('ARCHIVE_UNKNOWN_ENTRY');
    expect(error?.hint).toMatch(/zip what is in that folder, not the folder/);
  });
});

describe('an export with more in it', () => {
  it.each([
    'evil.exe',
    'nested.zip',
    'manifest.xml',
    'Manifest.xml.bak',
    'SMS_Package/LAB00009/setup.exe',
    'SMS_Package/LAB00009/deeper/object.xml',
    'SMS_Package/object.xml',
    'sms_package/LAB00009/object.xml',
    'LAB_Package/LAB00009/object.xml',
    'SMS_Package/LAB00009/_rels/other.xml.rels',
    'package/services/metadata/core-properties/not-hex.psmdcp',
    'New folder/',
    '_files/Tools/',
  ])('is refused for %s', (name) => {
    const parts = exportParts().filter((part) => part.name !== 'Manifest.xml');
    const error = refusal([...parts, { name: 'document.xml' }, { name }]);
    expect(error?.code).toBe('ARCHIVE_UNKNOWN_ENTRY');
    expect(error?.message).toContain(`holds "${name}", which no export has`);
  });
});
