import { describe, expect, it } from 'vitest';
import { errorOf, readWholeZip } from '../testing/read-whole-zip.js';
import {
  buildZip,
  descriptorOf,
  exportParts,
  extraField,
  pack,
  type HeaderFields,
  type ZipPart,
} from '../testing/zip-builder.js';
import { readZipDirectory } from './zip-directory.js';

const parts = exportParts();
const plain = parts.map(({ name, content }): ZipPart => ({ name, content }));
const expected = parts.map(({ name, content }) => [name, content]);

const folder = (name: string): ZipPart => ({ name, attributes: 0x10, version: 20 });
const withDescriptor = (method: number, signed: boolean): ZipPart[] =>
  plain.map((part) => {
    const content = part.content ?? '';
    const compressed = buildZip([{ ...part, method }]).readUInt32LE(18);
    return {
      ...part,
      method,
      flags: 1 << 3,
      local: { crc: 0, compressed: 0, size: 0 },
      descriptor: descriptorOf(content, compressed, signed),
    };
  });

const ntfsTimes = extraField(0x000a, Buffer.concat([Buffer.alloc(4), extraField(1, Buffer.alloc(24, 7))]));

/** A local header whose sizes stand in a ZIP64 field, as Python's force_zip64 writes it. */
const wideLocal = ({ content = '' }: ZipPart): HeaderFields => {
  const size = Buffer.byteLength(content as string);
  return {
    version: 45,
    size: 0xffffffff,
    compressed: 0xffffffff,
    extra: extraField(1, pack([8, size], [8, size])),
  };
};

/** The same, and all three fields of the directory entry as well. */
function wideBoth(): ZipPart[] {
  let offset = 0;
  return plain.map((part) => {
    const size = Buffer.byteLength(part.content as string);
    const start = offset;
    offset += 30 + Buffer.byteLength(part.name) + 20 + size;
    const central = {
      version: 45,
      size: 0xffffffff,
      compressed: 0xffffffff,
      offset: 0xffffffff,
      extra: extraField(1, pack([8, size], [8, size], [8, start])),
    };
    return { ...part, local: wideLocal(part), central };
  });
}

type Directory = { start: number; size: number; count: number };
const end64 = ({ start, size, count }: Directory): Buffer =>
  Buffer.concat([
    pack([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
    pack([8, count], [8, count], [8, size], [8, start]),
    pack([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]),
  ]);
const sentinels = { count: 0xffff, directorySize: 0xffffffff, directoryOffset: 0xffffffff };

const forms: [string, Buffer][] = [
  ['as the console writes them: stored, with a growth hint in the local headers', buildZip(parts)],
  ['deflated', buildZip(plain.map((part) => ({ ...part, method: 8, version: 20 })))],
  [
    'repacked by 7-Zip: deflated, with NTFS times, Windows attributes and folder entries',
    buildZip([
      folder('SMS_Package/'),
      folder('SMS_Package/LAB00001/'),
      folder('_rels/'),
      folder('package/services/metadata/core-properties/'),
      ...plain.map((part) => ({ ...part, method: 8, attributes: 0x20, madeBy: 63, central: { extra: ntfsTimes } })),
    ]),
  ],
  [
    'repacked on Unix, with modes',
    buildZip(plain.map((part) => ({ ...part, attributes: 0o100644 * 0x10000, madeBy: 0x31e }))),
  ],
  [
    'with a folder of a set-group-id tree',
    buildZip([{ name: 'SMS_Package/', attributes: 0o042775 * 0x10000 + 0x10 }, ...plain]),
  ],
  ['with a comment', buildZip(parts, { comment: 'by hand \x1b[31m' })],
  ['with comments of entries', buildZip(plain.map((part) => ({ ...part, comment: '\x1b]0;x\x07' })))],
  ['with UTF-8 names and flag 11', buildZip(plain.map((part) => ({ ...part, flags: 1 << 11 })))],
  ['with data descriptors', buildZip(withDescriptor(8, true))],
  ['with data descriptors without signature', buildZip(withDescriptor(8, false))],
  ['with data descriptors after stored data', buildZip(withDescriptor(0, true))],
  [
    'with backslashes only',
    buildZip(plain.map((part) => ({ ...part, name: (part.name as string).replaceAll('/', '\\') }))),
  ],
  ['with ZIP64 sizes in the local headers', buildZip(plain.map((part) => ({ ...part, local: wideLocal(part) })))],
  ['with ZIP64 sizes and offsets everywhere', buildZip(wideBoth(), { ...sentinels, beforeEnd: end64 })],
  ['with a ZIP64 end that repeats the plain one', buildZip(plain, { beforeEnd: end64 })],
  [
    'with ZIP64 data descriptors',
    buildZip(
      plain.map((part) => ({
        ...part,
        flags: 1 << 3,
        local: { ...wideLocal(part), crc: 0, extra: extraField(1, pack([8, 0], [8, 0])) },
        descriptor: descriptorOf(part.content ?? '', Buffer.byteLength(part.content as string), true, 8),
      })),
    ),
  ],
  ['with a DOS time of zero', buildZip(plain.map((part) => ({ ...part, time: 0 })))],
  ['with an impossible DOS time', buildZip(plain.map((part) => ({ ...part, time: 0xffffffff })))],
];

describe('a zip of an export', () => {
  it.each(forms)('is read %s', (_, bytes) => {
    expect(readWholeZip(bytes)).toEqual(expected);
  });

  it('is read in another order', () => {
    expect(readWholeZip(buildZip(parts.toReversed()))).toEqual(expected.toReversed());
  });

  it('is read in the order of its directory when the data lies in another', () => {
    const swapped = buildZip([
      { ...(parts[1] as ZipPart), central: null },
      ...parts.slice(0, 1),
      { ...(parts[1] as ZipPart), local: null, offset: 0 },
    ]);
    expect(readWholeZip(swapped)).toEqual(expected.slice(0, 2));
  });

  it('tells what each of its files is', () => {
    const { entries } = readZipDirectory(buildZip(parts), 'test.zip');
    expect(entries.map(({ part }) => part.part)).toEqual([
      'object-file',
      'object-file',
      'root-relationships',
      'object-file',
      'user-state-package',
      'object-file',
      'manifest',
      'core-properties',
      'content-types',
    ]);
    expect(entries[3]?.part).toEqual({
      part: 'object-file',
      class: 'SMS_Program',
      folder: 'LAB00001_Install%20-%20HP',
      key: 'LAB00001_Install - HP',
      file: 'object.xml',
    });
  });

  it('is read out of a larger buffer', () => {
    const bytes = buildZip(parts);
    const larger = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
    expect(readWholeZip(new Uint8Array(larger.buffer, larger.byteOffset + 6, bytes.length))).toEqual(expected);
  });

  it('keeps objects of classes nobody knows', () => {
    const unknown = [{ name: 'SMS_Class_Nobody_Knows/ScopeId_A%25B_1/side-file.xml', content: 'x' }, ...plain];
    expect(readWholeZip(buildZip(unknown))).toHaveLength(parts.length + 1);
  });
});

describe('a refusal', () => {
  it('names the zip, the entry and what to do, with the entry safe to print', () => {
    const error = errorOf(() =>
      readZipDirectory(buildZip([{ name: '../\x1b[2J\u202e.xml', flags: 1 << 11 }]), 'a.zip'),
    );
    expect(error?.code).toBe('ARCHIVE_PATH');
    expect(error?.message).toContain('a.zip has an entry "../\\u{1b}[2J\\u{202e}.xml"');
    expect(error?.hint).not.toBe('');
    expect(JSON.stringify(error?.details)).not.toMatch(/\u001b|\u202e/);
  });
});
