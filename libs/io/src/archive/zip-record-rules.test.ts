import { describe, expect, it } from 'vitest';
import { directoryCode } from '../testing/read-whole-zip.js';
import { buildZip, exportParts, extraField, type ZipPart } from '../testing/zip-builder.js';

const unix = (mode: number): Partial<ZipPart> => ({ attributes: mode * 0x10000, madeBy: 0x31e });

const refused: [string, string, Partial<ZipPart>][] = [
  ['a symbolic link', 'ARCHIVE_TYPE', { ...unix(0o120777), content: '/etc/passwd' }],
  ['a symbolic link said to be made on DOS', 'ARCHIVE_TYPE', { attributes: 0o120777 * 0x10000 }],
  ['a FIFO', 'ARCHIVE_TYPE', unix(0o010644)],
  ['a character device', 'ARCHIVE_TYPE', unix(0o020644)],
  ['a block device', 'ARCHIVE_TYPE', unix(0o060644)],
  ['a socket', 'ARCHIVE_TYPE', unix(0o140644)],
  ['a file of an unknown type', 'ARCHIVE_TYPE', unix(0o170644)],
  ['a set-user-id file', 'ARCHIVE_TYPE', unix(0o104755)],
  ['a set-group-id file', 'ARCHIVE_TYPE', unix(0o102755)],
  ['a folder named like a file', 'ARCHIVE_TYPE', unix(0o040755)],
  ['a DOS folder named like a file', 'ARCHIVE_TYPE', { attributes: 0x10 }],
  ['a file named like a folder', 'ARCHIVE_TYPE', { ...unix(0o100644), name: 'SMS_Package/' }],
  ['a reparse point', 'ARCHIVE_TYPE', { attributes: 0x400 }],
  ['a DOS device', 'ARCHIVE_TYPE', { attributes: 0x40 }],
  ['a volume label', 'ARCHIVE_TYPE', { attributes: 0x08 }],
  ['a folder with data', 'ARCHIVE_TYPE', { name: 'SMS_Package/', content: 'data', attributes: 0x10 }],

  ['an encrypted entry', 'ARCHIVE_ENCRYPTED', { flags: 1 }],
  ['a strongly encrypted entry', 'ARCHIVE_ENCRYPTED', { flags: 1 | (1 << 6) }],
  ['an AES entry by its method', 'ARCHIVE_ENCRYPTED', { method: 99 }],
  ['an AES entry by its extra field', 'ARCHIVE_ENCRYPTED', { extra: extraField(0x9901, Buffer.alloc(7)) }],
  ['masked headers', 'ARCHIVE_ENCRYPTED', { flags: 1 << 13 }],
  ['patch data', 'ARCHIVE_METHOD', { flags: 1 << 5 }],
  ['enhanced deflating by its flag', 'ARCHIVE_METHOD', { flags: 1 << 4 }],
  ['an unused flag', 'ARCHIVE_METHOD', { flags: 1 << 15 }],
  ...[1, 6, 9, 12, 14, 93, 95, 98, 777].map((method): [string, string, Partial<ZipPart>] => [
    `method ${method}`,
    'ARCHIVE_METHOD',
    { method },
  ]),
  ['version 25.5', 'ARCHIVE_METHOD', { version: 255 }],
];

describe('an entry', () => {
  it.each(refused)('is refused as %s', (_, code, lies) => {
    expect(directoryCode(buildZip([{ name: 'Manifest.xml', content: 'x', ...lies }]))).toBe(code);
    expect(directoryCode(buildZip([...exportParts(), { name: 'document.xml', ...lies }]))).toBe(code);
  });

  it('is refused as a link before a file can lie below it', () => {
    const link = { name: 'SMS_Package/LAB', content: '/etc', ...unix(0o120777) };
    expect(directoryCode(buildZip([link, { name: 'SMS_Package/LAB/object.xml' }]))).toBe('ARCHIVE_TYPE');
  });

  it.each([
    ['a mode', unix(0o100600)],
    ['a mode without a type', unix(0o644)],
    ['the archive and read-only attributes', { attributes: 0x21 }],
    ['the not-indexed attribute', { attributes: 0x2020 }],
    ['the flags of a deflate level', { method: 8, flags: (1 << 1) | (1 << 2) }],
    ['version 4.5', { version: 45 }],
    ['the version of a host system in the high byte', { version: 0x0314 }],
  ])('is accepted with %s', (_, fields) => {
    expect(directoryCode(buildZip([{ name: 'Manifest.xml', content: 'x', ...fields }]))).toBe('accepted');
  });
});
