import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entryCode, errorOf, readWholeZip } from '../testing/read-whole-zip.js';
import { buildZip, exportParts, type ZipPart } from '../testing/zip-builder.js';
import { archiveLimits } from './limits.js';
import { readZipDirectory } from './zip-directory.js';
import { readZipEntry } from './zip-entry.js';

const content = 'content of an entry, '.repeat(40);
const packed = deflateRawSync(content);
const stored: ZipPart = { name: 'Manifest.xml', content };
const deflated: ZipPart = { ...stored, method: 8 };
const mebibyte = 1024 * 1024;

/** `bytes` with one bit of byte `at` turned. */
function flip(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

describe('the content of an entry', () => {
  it.each<[string, ZipPart]>([
    ['a wrong checksum', { ...stored, crc: 1 }],
    ['a checksum of zero', { ...deflated, crc: 0 }],
    ['a turned bit in stored data', { ...stored, data: flip(Buffer.from(content), 100) }],
    ['a declared size one too small', { ...deflated, size: content.length - 1 }],
    ['a declared size one too large', { ...deflated, size: content.length + 1 }],
    ['a declared size of zero', { ...deflated, size: 0 }],
    ['a stored size that is not the declared one', { ...stored, size: content.length + 1 }],
    ['garbage for data', { ...deflated, data: Buffer.alloc(64, 0xff) }],
    ['no data', { ...deflated, data: Buffer.alloc(0) }],
    ['data that is cut off', { ...deflated, data: packed.subarray(0, -2) }],
    ['data that goes on after its end', { ...deflated, data: Buffer.concat([packed, Buffer.from('more')]) }],
    ['a second stream after the first', { ...deflated, data: Buffer.concat([packed, packed]) }],
  ])('is refused with %s', (_, part) => {
    expect(entryCode(buildZip([part]))).toBe('ARCHIVE_INTEGRITY');
  });

  it('is refused, or the same, with any bit of its compressed data turned', () => {
    let refused = 0;
    for (let bit = 0; bit < packed.length * 8; bit += 1) {
      const data = Buffer.from(packed);
      data[bit >> 3] = (data[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const bytes = buildZip([{ ...deflated, data }]);
      if (entryCode(bytes) === 'ARCHIVE_INTEGRITY') refused += 1;
      else expect(readWholeZip(bytes)).toEqual([['Manifest.xml', content]]);
    }
    // Up to seven bits after the last code mean nothing.
    expect(refused).toBeGreaterThanOrEqual(packed.length * 8 - 7);
  });

  it('may be empty, stored or deflated', () => {
    for (const method of [0, 8]) expect(entryCode(buildZip([{ name: 'Manifest.xml', method }]))).toBe('accepted');
  });

  it('says which entry of which zip is damaged', () => {
    const bytes = buildZip([{ ...stored, crc: 1 }]);
    const { entries } = readZipDirectory(bytes, 'a.zip');
    const error = errorOf(() => entries.map((entry) => readZipEntry(bytes, entry)));
    expect(error?.message).toBe('a.zip holds "Manifest.xml" with a wrong checksum (CRC-32).');
    expect(error?.details).toMatchObject({ where: 'a.zip', entry: '"Manifest.xml"' });
  });
});

describe('a bomb', () => {
  const zeros = (mebibytes: number): ZipPart => {
    const bytes = Buffer.alloc(mebibytes * mebibyte);
    return { name: 'Manifest.xml', method: 8, content: bytes };
  };

  it('that declares more than an entry may have is refused by the directory', () => {
    const bytes = buildZip([{ ...deflated, size: archiveLimits.entryBytes + 1 }]);
    expect(errorOf(() => readZipDirectory(bytes, 'a.zip'))?.code).toBe('ARCHIVE_LIMIT');
    const huge = buildZip([...exportParts(), { name: 'document.xml', method: 8, content: 'x', size: 0xfffffffe }]);
    expect(errorOf(() => readZipDirectory(huge, 'a.zip'))?.code).toBe('ARCHIVE_LIMIT');
  });

  it('of many entries that are large together is refused by the directory', () => {
    const kernel = deflateRawSync(Buffer.alloc(8 * mebibyte));
    const parts = Array.from({ length: 400 }, (_, index): ZipPart => {
      return { name: `SMS_Package/LAB${index + 10_000}/object.xml`, method: 8, data: kernel, size: 8 * mebibyte };
    });
    expect(errorOf(() => readZipDirectory(buildZip(parts), 'a.zip'))?.code).toBe('ARCHIVE_LIMIT');
    expect(errorOf(() => readZipDirectory(buildZip(parts.slice(0, 64)), 'a.zip'))).toBeNull();
  });

  it('that lies about its size stops at the declared one, and is refused by how far it would have gone', () => {
    expect(entryCode(buildZip([{ ...zeros(65), size: 1000 }]))).toBe('ARCHIVE_LIMIT');
    expect(entryCode(buildZip([{ ...zeros(1), size: 1000 }]))).toBe('ARCHIVE_INTEGRITY');
  });

  it('of 128 MiB of white space in one XML part is refused by the directory', () => {
    const white = { name: 'Manifest.xml', method: 8, content: Buffer.alloc(128 * mebibyte, ' ') };
    expect(errorOf(() => readZipDirectory(buildZip([white]), 'a.zip'))?.code).toBe('ARCHIVE_LIMIT');
  });
});

describe('a zip of too many entries', () => {
  /** Directory records only: the count is refused before any of them is looked up. */
  const crowd = (count: number, stated: number, wide: boolean): Buffer => {
    const record = Buffer.from(buildZip([{ name: 'a.xml', local: null }]).subarray(0, 46 + 5));
    const start = 0;
    const size = record.length * count;
    const end = buildZip([], {
      count: stated,
      directoryOffset: wide ? 0xffffffff : start,
      directorySize: wide ? 0xffffffff : size,
    });
    const end64 = Buffer.alloc(56 + 20);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(44n, 4);
    for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at);
    end64.writeBigUInt64LE(BigInt(size), 40);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(size), 64);
    return Buffer.concat([Buffer.alloc(size, record), ...(wide ? [end64] : []), end]);
  };

  it.each([
    ['10,001', crowd(10_001, 10_001, false)],
    ['70,000, with a count that wrapped', crowd(70_000, 70_000 - 65_536, false)],
    ['65,536, with a count of zero', crowd(65_536, 0, false)],
    ['70,000, with a ZIP64 count', crowd(70_000, 0xffff, true)],
    ['1,000,000', crowd(1_000_000, 0xffff, true)],
  ])('is refused with %s', (_, bytes) => {
    const error = errorOf(() => readZipDirectory(bytes, 'a.zip'));
    expect(error?.code).toBe('ARCHIVE_LIMIT');
    expect(error?.hint).toMatch(/export and its _files folder, unpack it first/);
  });
});
