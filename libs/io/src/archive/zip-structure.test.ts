import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { directoryCode, errorOf } from '../testing/read-whole-zip.js';
import {
  buildZip,
  descriptorOf,
  exportParts,
  extraField,
  pack,
  type ZipLies,
  type ZipPart,
} from '../testing/zip-builder.js';
import { readZipDirectory } from './zip-directory.js';

const parts = exportParts();
const good = buildZip(parts);
const endSignature = Buffer.from('PK\x05\x06', 'latin1');

describe('a file that is no zip', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('just some text\r\n')],
    ['text', Buffer.from('\ufeffS\u00e4tze', 'utf8')],
    ['text', Buffer.from('\ufefftext', 'utf16le')],
    ['an HTML page', Buffer.from('\n<!DOCTYPE html><html><body>404</body></html>')],
    ['an XML document', Buffer.from('<?xml version="1.0"?><sequence/>')],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\n')],
    ['a gzip file', gzipSync('x')],
    ['a 7z archive', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01\0')],
    ['a cabinet', Buffer.from('MSCF\0\0\0\0')],
    ['a Windows image', Buffer.from('MSWIM\0\0\0')],
    ['a Windows program', Buffer.from('MZ\x90\0')],
    ['a tar archive', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0')])],
    ['the first file of a split zip', Buffer.from('PK\x07\x08PK\x03\x04')],
    ['a file of zero bytes', Buffer.alloc(4096)],
    ['unknown data', Buffer.from([1, 2, 3, 4, 5])],
  ])('is refused as %s', (looks, bytes) => {
    const error = errorOf(() => readZipDirectory(bytes, 'test.zip'));
    expect(error?.code).toBe('ARCHIVE_FORMAT');
    expect(error?.message).toContain(`is not a zip but ${looks}`);
  });

  it('is refused when it is a zip of nothing', () => {
    expect(directoryCode(buildZip([]))).toBe('ARCHIVE_FORMAT');
  });
});

/** The zip with its end written by `end64`, whose fields can be lied about. */
function zip64(
  lies: Partial<Record<'count' | 'size' | 'start' | 'locator' | 'record', bigint | number>>,
  more: ZipLies = {},
) {
  return buildZip(parts, {
    count: 0xffff,
    directorySize: 0xffffffff,
    directoryOffset: 0xffffffff,
    beforeEnd: ({ start, size, count }) =>
      Buffer.concat([
        pack([4, 0x06064b50], [8, lies.record ?? 44], [2, 45], [2, 45], [4, 0], [4, 0]),
        pack([8, lies.count ?? count], [8, lies.count ?? count], [8, lies.size ?? size], [8, lies.start ?? start]),
        pack([4, 0x07064b50], [4, 0], [8, lies.locator ?? start + size], [4, 1]),
      ]),
    ...more,
  });
}

const directoryStart = good.readUInt32LE(good.length - 6);
const directorySize = good.readUInt32LE(good.length - 10);
const one: ZipPart = { name: 'Manifest.xml', content: 'content' };
const flag3 = 1 << 3;
const later: Partial<ZipPart> = { flags: flag3, local: { crc: 0, size: 0, compressed: 0 } };
const wide = (...sizes: (number | bigint)[]): Buffer =>
  extraField(1, Buffer.concat(sizes.map((size) => pack([8, size]))));

const malformed: [string, string, Buffer][] = [
  ['bytes before it', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { prefix: Buffer.from('prefix') })],
  ['bytes before it and offsets that ignore them', 'ARCHIVE_AMBIGUOUS', Buffer.concat([Buffer.from('prefix'), good])],
  ['a program before it', 'ARCHIVE_AMBIGUOUS', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(512), good])],
  ['bytes after it', 'ARCHIVE_AMBIGUOUS', Buffer.concat([good, Buffer.from('suffix')])],
  ['100 kB after it', 'ARCHIVE_AMBIGUOUS', Buffer.concat([good, Buffer.alloc(100_000, 'x')])],
  ['zero bytes after it', 'ARCHIVE_AMBIGUOUS', Buffer.concat([good, Buffer.alloc(16)])],
  ['a zip in its comment', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { comment: buildZip([one]) })],
  ['another zip after it', 'ARCHIVE_AMBIGUOUS', Buffer.concat([good, buildZip([one])])],
  ['its end twice', 'ARCHIVE_AMBIGUOUS', Buffer.concat([good, good.subarray(good.length - 22)])],
  [
    '64 KiB of end signatures as its comment',
    'ARCHIVE_AMBIGUOUS',
    buildZip(parts, { comment: Buffer.alloc(65_532, endSignature) }),
  ],
  ['a gap before its directory', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { gap: Buffer.alloc(3) })],
  [
    'a gap between its directory and its end',
    'ARCHIVE_AMBIGUOUS',
    buildZip(parts, { beforeEnd: () => Buffer.alloc(5) }),
  ],
  ['a directory said to lie elsewhere', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { directoryOffset: directoryStart - 1 })],
  ['a directory said to be longer', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { directorySize: directorySize + 1 })],
  ['a directory that begins one record late', 'ARCHIVE_AMBIGUOUS', laterDirectory()],
  ['more entries than it says', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { count: parts.length - 1 })],
  ['fewer entries than it says', 'ARCHIVE_AMBIGUOUS', buildZip(parts, { count: parts.length + 1 })],
  ['several disks', 'ARCHIVE_FORMAT', buildZip(parts, { disk: 1 })],
  ['an entry on another disk', 'ARCHIVE_FORMAT', buildZip([{ ...one, disk: 1 }])],

  ['another name at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { name: 'Mamifest.xml' } }])],
  ['a longer name at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { name: '../../evil.txt' } }])],
  ['another method at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { method: 8 } }])],
  ['other flags at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { flags: 1 << 11 } }])],
  ['encryption at the data only', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { flags: 1 } }])],
  ['another checksum at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { crc: 1 } }])],
  ['another size at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { size: 6 } }])],
  ['another compressed size at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { compressed: 6 } }])],
  ['sizes of zero at the data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, local: { size: 0, compressed: 0, crc: 0 } }])],
  [
    'data that no directory entry names',
    'ARCHIVE_AMBIGUOUS',
    buildZip([...parts, { name: 'document.xml', content: 'x', central: null }]),
  ],
  [
    'a hidden entry before its first one',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ name: 'x.xml', content: 'x', central: null }, ...parts]),
  ],
  ['a directory entry without data', 'ARCHIVE_AMBIGUOUS', buildZip([...parts, { name: 'document.xml', local: null }])],
  [
    'a directory entry that points past the file',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, central: { offset: 0x7fffffff } }]),
  ],
  ['a directory entry that points into data', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, central: { offset: 4 } }])],
  ['a directory entry twice', 'ARCHIVE_DUPLICATE', buildZip([one, { ...one, local: null, offset: 0 }])],
  [
    'two names for one entry',
    'ARCHIVE_OVERLAP',
    buildZip([one, { name: 'document.xml', local: null, content: 'content', offset: 0 }]),
  ],
  ['data that runs into its directory', 'ARCHIVE_OVERLAP', buildZip([{ ...one, compressed: 8 }])],

  [
    'a descriptor with a wrong checksum',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, ...later, descriptor: descriptorOf('other!!', 7) }]),
  ],
  [
    'a descriptor with a wrong size',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, ...later, descriptor: descriptorOf('content', 8) }]),
  ],
  [
    'a descriptor with a wrong size, no signature',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, ...later, descriptor: descriptorOf('content', 8, false) }]),
  ],
  ['no descriptor where one was announced', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, ...later }])],
  [
    'a descriptor that nothing announced',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, descriptor: descriptorOf('content', 7) }]),
  ],
  [
    'a 64-bit descriptor after 32-bit sizes',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, ...later, descriptor: descriptorOf('content', 7, true, 8) }]),
  ],
  [
    'a descriptor that disagrees with its local header',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, ...later, local: { size: 3 }, descriptor: descriptorOf('content', 7) }]),
  ],

  ['no ZIP64 field for its sizes', 'ARCHIVE_FORMAT', buildZip([{ ...one, central: { size: 0xffffffff } }])],
  ['no ZIP64 field for its local sizes', 'ARCHIVE_FORMAT', buildZip([{ ...one, local: { size: 0xffffffff } }])],
  [
    'a short ZIP64 field',
    'ARCHIVE_FORMAT',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: extraField(1, Buffer.alloc(7)) } }]),
  ],
  ['an unneeded ZIP64 field', 'ARCHIVE_AMBIGUOUS', buildZip([{ ...one, central: { extra: wide(7) } }])],
  [
    'an empty ZIP64 field',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, central: { extra: extraField(1, Buffer.alloc(0)) } }]),
  ],
  [
    'a ZIP64 field with more than it needs',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: wide(7, 7) } }]),
  ],
  [
    'two ZIP64 fields',
    'ARCHIVE_AMBIGUOUS',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: Buffer.concat([wide(7), wide(8)]) } }]),
  ],
  [
    'a ZIP64 size of 2^62',
    'ARCHIVE_LIMIT',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: wide(2n ** 62n) } }]),
  ],
  [
    'a ZIP64 size of 2^64-1',
    'ARCHIVE_LIMIT',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: wide(2n ** 64n - 1n) } }]),
  ],
  [
    'a ZIP64 size of 2^53+1',
    'ARCHIVE_LIMIT',
    buildZip([{ ...one, central: { size: 0xffffffff, extra: wide(2n ** 53n + 1n) } }]),
  ],
  [
    'a ZIP64 end but no record of it',
    'ARCHIVE_FORMAT',
    buildZip(parts, { count: 0xffff, directorySize: 0xffffffff, directoryOffset: 0xffffffff }),
  ],
  ['a ZIP64 locator 4 bytes off', 'ARCHIVE_FORMAT', zip64({ locator: directoryStart + directorySize + 4 })],
  ['a ZIP64 locator of 2^62', 'ARCHIVE_FORMAT', zip64({ locator: 2n ** 62n })],
  ['a ZIP64 locator of 2^64-1', 'ARCHIVE_FORMAT', zip64({ locator: 2n ** 64n - 1n })],
  ['a ZIP64 count of 2^62', 'ARCHIVE_LIMIT', zip64({ count: 2n ** 62n })],
  ['a ZIP64 offset of 2^64-1', 'ARCHIVE_FORMAT', zip64({ start: 2n ** 64n - 1n })],
  [
    'a ZIP64 size that 32 bits would cut to the right one',
    'ARCHIVE_FORMAT',
    zip64({ size: 2n ** 32n + BigInt(directorySize) }),
  ],
  ['a ZIP64 end that lies about its directory', 'ARCHIVE_AMBIGUOUS', zip64({ start: directoryStart - 1 })],
  ['a ZIP64 end with extensible data', 'ARCHIVE_AMBIGUOUS', zip64({ record: 52 })],
  ['two ends that disagree on the count', 'ARCHIVE_AMBIGUOUS', zip64({}, { count: 2 })],
  ['two ends that disagree on the offset', 'ARCHIVE_AMBIGUOUS', zip64({}, { directoryOffset: 2 })],
  ['two ZIP64 ends', 'ARCHIVE_AMBIGUOUS', twoEnds()],

  [
    'an extra field that is cut off',
    'ARCHIVE_FORMAT',
    buildZip([{ ...one, central: { extra: pack([2, 0x000a], [2, 9], [4, 0]) } }]),
  ],
  [
    'a local extra field that is cut off',
    'ARCHIVE_FORMAT',
    buildZip([{ ...one, local: { extra: pack([2, 0xa220], [2, 0xffff]) } }]),
  ],
  ['an extra field of 3 bytes', 'ARCHIVE_FORMAT', buildZip([{ ...one, central: { extra: Buffer.alloc(3) } }])],
];

/** The zip whose end leaves its first directory record out: that record then lies in a gap. */
function laterDirectory(): Buffer {
  const [first = one] = parts;
  const length = 46 + Buffer.byteLength(first.name);
  return buildZip(parts, {
    count: parts.length - 1,
    directoryOffset: directoryStart + length,
    directorySize: directorySize - length,
  });
}

function twoEnds(): Buffer {
  return buildZip(parts, {
    count: 0xffff,
    directorySize: 0xffffffff,
    directoryOffset: 0xffffffff,
    beforeEnd: ({ start, size, count }) => {
      const end = Buffer.concat([
        pack([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
        pack([8, count], [8, count], [8, size], [8, start]),
      ]);
      return Buffer.concat([end, end, pack([4, 0x07064b50], [4, 0], [8, start + size + 56], [4, 1])]);
    },
  });
}

describe('a zip', () => {
  it.each(malformed)('is refused with %s', (_, code, bytes) => {
    expect(directoryCode(bytes)).toBe(code);
  });

  it('is refused when it is cut off at any byte', () => {
    const deflated = buildZip(
      parts.map(({ name, content = '' }) => ({ name, content, method: 8 })),
      { comment: 'a comment' },
    );
    for (const whole of [good, deflated]) {
      for (let length = 0; length < whole.length; length += 1) {
        const code = directoryCode(whole.subarray(0, length));
        if (code !== (length === 0 ? 'ARCHIVE_FORMAT' : 'ARCHIVE_TRUNCATED')) expect([length, code]).toEqual([]);
      }
    }
  });

  it('may hold bytes that look like an end inside its data', () => {
    const content = Buffer.concat([Buffer.from('x'), buildZip([one]), Buffer.from('x')]);
    expect(directoryCode(buildZip([{ name: 'Manifest.xml', content }]))).toBe('accepted');
  });
});

describe('an overlap', () => {
  const kernel = deflateRawSync(Buffer.alloc(1024));
  const bytes = (data: Buffer, size: number): ZipPart => ({ name: 'Manifest.xml', method: 8, data, size });

  it('of three names on one entry is refused, though far below every limit', () => {
    const also = (name: string): ZipPart => ({ ...bytes(kernel, 1024), name, local: null, offset: 0 });
    const zip = buildZip([bytes(kernel, 1024), also('SMS_A/1/object.xml'), also('SMS_A/2/object.xml')]);
    expect(directoryCode(zip)).toBe('ARCHIVE_OVERLAP');
  });

  it('of 2,000 names on one entry is refused', () => {
    const name = (index: number): string => `SMS_Package/LAB${String(index).padStart(5, '0')}/object.xml`;
    const more = Array.from({ length: 2000 }, (_, index): ZipPart => {
      return { ...bytes(kernel, 1024), name: name(index), local: null, offset: 0 };
    });
    expect(directoryCode(buildZip([bytes(kernel, 1024), ...more]))).toBe('ARCHIVE_OVERLAP');
  });

  it('of entries that quote the headers of the next ones is refused', () => {
    // Each entry stores the local header of the next one in a deflate block of its own and goes on into its data.
    const second = buildZip([{ ...bytes(kernel, 1024), name: 'document.xml' }]);
    const header = second.subarray(0, second.indexOf(kernel));
    const quote = Buffer.concat([pack([1, 0], [2, header.length], [2, 0xffff ^ header.length]), header, kernel]);
    const zip = buildZip([
      { ...bytes(quote, header.length + 1024) },
      { ...bytes(kernel, 1024), name: 'document.xml', local: null, offset: 30 + 12 + 5 },
    ]);
    expect(directoryCode(zip)).toBe('ARCHIVE_OVERLAP');
  });
});
