/** The records of a zip's central directory, and the local headers they point to: bytes to fields, nothing decided. */
import { archiveLimits } from './limits.js';
import { tooManyEntries, type ZipEnd } from './zip-end.js';
import { readExtra, resolveZip64 } from './zip-extra.js';
import { refusal } from './zip-refusal.js';

const centralSignature = 0x02014b50;
const centralBytes = 46;
const localSignature = 0x04034b50;
const localBytes = 30;

/** General purpose flag: the sizes follow the data in a descriptor. */
export const descriptorFlag = 1 << 3;

/** What both headers of an entry say about it. Sizes in bytes. */
type EntryFacts = {
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
};

/** One record of the central directory. Offsets in bytes from the start of the file. */
export type CentralRecord = EntryFacts & {
  /** Where the record itself stands. */
  readonly offset: number;
  readonly version: number;
  /** DOS attributes in the low half, the Unix mode in the high one. */
  readonly attributes: number;
  readonly localOffset: number;
  readonly extra: Buffer;
};

/** The local header of an entry. */
export type LocalHeader = EntryFacts & {
  readonly dataOffset: number;
  /** The sizes are 64 bits wide, in the data descriptor as well. */
  readonly zip64: boolean;
};

/**
 * The records of the central directory in their order. Throws ARCHIVE_LIMIT at the first record too many, whatever the
 * end record says; ARCHIVE_FORMAT when a record is none; ARCHIVE_AMBIGUOUS when their number is not the one announced.
 */
export function readCentralRecords(file: Buffer, end: ZipEnd, where: string): CentralRecord[] {
  const records: CentralRecord[] = [];
  for (let at = end.start; at < end.end;) {
    if (records.length === archiveLimits.entries) throw tooManyEntries(where, records.length + 1);
    const [record, next] = readCentralRecord(file, at, end.end, where);
    records.push(record);
    at = next;
  }
  if (records.length !== end.count) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `says it has ${end.count} entries, but lists ${records.length}`);
  }
  return records;
}

function readCentralRecord(file: Buffer, at: number, end: number, where: string): [CentralRecord, number] {
  if (at + centralBytes > end || file.readUInt32LE(at) !== centralSignature) {
    throw refusal('ARCHIVE_FORMAT', where, `has no directory entry at byte ${at}`, { details: { offset: at } });
  }
  const nameEnd = at + centralBytes + file.readUInt16LE(at + 28);
  const extraEnd = nameEnd + file.readUInt16LE(at + 30);
  const next = extraEnd + file.readUInt16LE(at + 32);
  if (next > end) {
    throw refusal('ARCHIVE_FORMAT', where, `has a directory entry at byte ${at} that is cut off`, {
      details: { offset: at },
    });
  }
  if (file.readUInt16LE(at + 34) !== 0) {
    throw refusal('ARCHIVE_FORMAT', where, `has an entry on another disk, says byte ${at}`, {
      details: { offset: at },
    });
  }
  const extra = file.subarray(nameEnd, extraEnd);
  const of = `(directory entry at byte ${at})`;
  const sizes = [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
  const [bytes = 0, compressedBytes = 0, localOffset = 0] = resolveZip64(sizes, readExtra(extra, where, of), where, of);
  return [
    {
      offset: at,
      nameBytes: file.subarray(at + centralBytes, nameEnd),
      version: file.readUInt16LE(at + 6),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc32: file.readUInt32LE(at + 16),
      compressedBytes,
      bytes,
      attributes: file.readUInt32LE(at + 38),
      localOffset,
      extra,
    },
    next,
  ];
}

/**
 * The local header of a record, `shown` its name in messages. Throws ARCHIVE_AMBIGUOUS when there is none before `end`,
 * where the directory begins, and what `readExtra` and `resolveZip64` throw.
 */
export function readLocalHeader(
  file: Buffer,
  record: CentralRecord,
  end: number,
  shown: string,
  where: string,
): LocalHeader {
  const at = record.localOffset;
  const nameEnd = at + localBytes > end ? Number.NaN : at + localBytes + file.readUInt16LE(at + 26);
  const dataOffset = nameEnd + (nameEnd <= end ? file.readUInt16LE(at + 28) : Number.NaN);
  if (!(dataOffset <= end) || file.readUInt32LE(at) !== localSignature) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `has no local header of ${shown} at byte ${at}`, {
      details: { entry: shown, offset: at },
    });
  }
  const of = `${shown} (local header at byte ${at})`;
  const zip64 = readExtra(file.subarray(nameEnd, dataOffset), where, of);
  const sizes = [file.readUInt32LE(at + 22), file.readUInt32LE(at + 18)];
  const [bytes = 0, compressedBytes = 0] = resolveZip64(sizes, zip64, where, of);
  return {
    nameBytes: file.subarray(at + localBytes, nameEnd),
    flags: file.readUInt16LE(at + 6),
    method: file.readUInt16LE(at + 8),
    crc32: file.readUInt32LE(at + 14),
    compressedBytes,
    bytes,
    dataOffset,
    zip64: zip64 !== null,
  };
}
