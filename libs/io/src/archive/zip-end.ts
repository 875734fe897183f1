/** The end of a zip, which says where its directory lies (libs/io/docs/archive-format.md, "One end record"). */
import { describeFormat } from './file-format.js';
import { archiveLimits } from './limits.js';
import { refusal } from './zip-refusal.js';

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const localSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const endBytes = 22;
const longestComment = 0xffff;
const locatorSignature = 0x07064b50;
const locatorBytes = 20;
const end64Signature = 0x06064b50;
const end64Bytes = 56;
/** A bundle of an export and its content is the likely case of a zip over the limits; it is too large to look into. */
const perhapsBundle =
  'No export of the console is that large. If this is a zip of an export and its _files folder, unpack it first.';

/** Where the central directory lies and how many entries it says it has. Offsets in bytes from the start of the file. */
export type ZipEnd = { readonly count: number; readonly start: number; readonly end: number };

/**
 * Finds the one end record. Throws ARCHIVE_FORMAT (no zip, or an unreadable end), ARCHIVE_TRUNCATED, ARCHIVE_AMBIGUOUS
 * (bytes before or after, several ends, ends that disagree) or ARCHIVE_LIMIT (too large, too many entries).
 */
export function readZipEnd(file: Buffer, where: string): ZipEnd {
  if (file.length > archiveLimits.archiveBytes) {
    throw refusal('ARCHIVE_LIMIT', where, `has ${file.length} bytes; ${archiveLimits.archiveBytes} are read at most`, {
      hint: perhapsBundle,
    });
  }
  const at = findEnd(file, where);
  const plain = {
    disk: file.readUInt16LE(at + 4),
    directoryDisk: file.readUInt16LE(at + 6),
    countHere: file.readUInt16LE(at + 8),
    count: file.readUInt16LE(at + 10),
    size: file.readUInt32LE(at + 12),
    start: file.readUInt32LE(at + 16),
  };
  const locator = at - locatorBytes;
  const zip64 = plain.start + plain.size !== at && locator >= 0 && file.readUInt32LE(locator) === locatorSignature;
  const found = zip64 ? readEnd64(file, locator, plain, where) : { ...plain, end: at };
  if (found.disk !== 0 || found.directoryDisk !== 0 || found.countHere !== found.count) {
    throw refusal('ARCHIVE_FORMAT', where, 'is one file of a split zip', {
      hint: 'Put the files of the split zip together and give the whole.',
    });
  }
  if (!zip64 && (plain.start === 0xffffffff || plain.size === 0xffffffff)) {
    throw refusal('ARCHIVE_FORMAT', where, `says at byte ${at} that it is a ZIP64 file, but has no ZIP64 end record`);
  }
  if (found.count > archiveLimits.entries) throw tooManyEntries(where, found.count);
  if (found.start + found.size !== found.end) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `has its directory elsewhere than its end at byte ${at} says`, {
      details: { offset: at },
    });
  }
  if (found.count === 0 && found.size === 0) throw refusal('ARCHIVE_FORMAT', where, 'is an empty zip');
  return { count: found.count, start: found.start, end: found.end };
}

/** The refusal of a zip with more entries than are read. */
export function tooManyEntries(where: string, count: number): Error {
  return refusal('ARCHIVE_LIMIT', where, `has ${count} entries or more; ${archiveLimits.entries} are read at most`, {
    hint: perhapsBundle,
    details: { limit: archiveLimits.entries },
  });
}

/** The offset of the end record whose comment ends where the file ends, if no other one could be meant. */
function findEnd(file: Buffer, where: string): number {
  const found: number[] = [];
  const first = Math.max(0, file.length - endBytes - longestComment);
  for (let at = file.indexOf(endSignature, first); at >= 0; at = file.indexOf(endSignature, at + 1)) found.push(at);
  const exact = found.filter((at) => commentEnd(file, at) === file.length);
  const [end] = exact;
  if (end === undefined) throw noEnd(file, where);
  const last = found.at(-1) ?? end;
  if (last !== end) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `has more than one end record, at bytes ${end} and ${last}`, {
      details: { offset: last },
    });
  }
  return end;
}

/** Where the comment of the end record ends; NaN when the record itself is cut off. */
function commentEnd(file: Buffer, at: number): number {
  return at + endBytes > file.length ? Number.NaN : at + endBytes + file.readUInt16LE(at + 20);
}

function noEnd(file: Buffer, where: string): Error {
  const isZip = file.length > 0 && localSignature.subarray(0, file.length).equals(file.subarray(0, 4));
  const last = file.lastIndexOf(endSignature);
  if (!isZip && last !== 0) return refusal('ARCHIVE_FORMAT', where, `is not a zip but ${describeFormat(file)}`);
  const end = last < 0 ? Number.NaN : commentEnd(file, last);
  return end < file.length
    ? refusal('ARCHIVE_AMBIGUOUS', where, `goes on after its end at byte ${end}`, { details: { offset: end } })
    : refusal('ARCHIVE_TRUNCATED', where, `is cut off: its end is missing after ${file.length} bytes`);
}

type EndFields = {
  readonly disk: number;
  readonly directoryDisk: number;
  readonly countHere: number;
  readonly count: number;
  readonly size: number;
  readonly start: number;
};

/** The ZIP64 end record, which must lie right before its locator and agree with the plain one. */
function readEnd64(file: Buffer, locator: number, plain: EndFields, where: string): EndFields & { end: number } {
  const at = locator - end64Bytes;
  const says = file.readBigUInt64LE(locator + 8);
  if (at < 0 || says > BigInt(file.length) || file.readUInt32LE(locator + 4) !== 0) {
    throw refusal('ARCHIVE_FORMAT', where, `has a ZIP64 locator at byte ${locator} that points outside the file`);
  }
  const place = Number(says);
  if (place + 4 > file.length || file.readUInt32LE(place) !== end64Signature) {
    throw refusal('ARCHIVE_FORMAT', where, `has no ZIP64 end record at byte ${place}, where its locator points`);
  }
  if (place !== at || file.readBigUInt64LE(at + 4) !== BigInt(end64Bytes - 12)) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `has bytes of unknown use around its ZIP64 end record at byte ${place}`);
  }
  const countHere = file.readBigUInt64LE(at + 24);
  const count = file.readBigUInt64LE(at + 32);
  const size = file.readBigUInt64LE(at + 40);
  const start = file.readBigUInt64LE(at + 48);
  if (count > BigInt(archiveLimits.entries)) throw tooManyEntries(where, archiveLimits.entries + 1);
  if (size > BigInt(file.length) || start > BigInt(file.length)) {
    throw refusal('ARCHIVE_FORMAT', where, `has a ZIP64 end record at byte ${at} that points outside the file`);
  }
  const fields = {
    disk: file.readUInt32LE(at + 16),
    directoryDisk: file.readUInt32LE(at + 20),
    countHere: Number(countHere > count ? count + 1n : countHere),
    count: Number(count),
    size: Number(size),
    start: Number(start),
  };
  const agrees = (Object.keys(fields) as (keyof EndFields)[]).every((name) => {
    const sentinel = name === 'size' || name === 'start' ? 0xffffffff : 0xffff;
    return plain[name] === sentinel || plain[name] === fields[name];
  });
  if (!agrees) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `has two end records that disagree, at bytes ${at} and ${locator + 20}`);
  }
  return { ...fields, end: at };
}
