/** Extra fields of zip headers, used only for the sizes of ZIP64 (libs/io/docs/archive-format.md, "Extra fields"). */
import type { ErrorCode } from '@tsferry/domain';
import { refusal } from './zip-refusal.js';

const zip64Id = 0x0001;
const headerBytes = 4;

/** Fields that would make one reader see something else than another. All others (0xA220, NTFS times, ...) are passed over. */
const refused: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [0x7075, ['ARCHIVE_AMBIGUOUS', 'has a second name in an extra field']],
  [0x9901, ['ARCHIVE_ENCRYPTED', 'is encrypted (AES)']],
  [0x0017, ['ARCHIVE_ENCRYPTED', 'is encrypted']],
]);

/**
 * The body of the ZIP64 field of an entry's extra fields, or null without one. `of` says which header, for messages.
 * Throws ARCHIVE_FORMAT when a field is cut off, ARCHIVE_AMBIGUOUS for a second name or two ZIP64 fields.
 */
export function readExtra(extra: Buffer, where: string, of: string): Buffer | null {
  let zip64: Buffer | null = null;
  for (let at = 0; at < extra.length;) {
    const bodyStart = at + headerBytes;
    const bodyEnd = bodyStart > extra.length ? Number.NaN : bodyStart + extra.readUInt16LE(at + 2);
    if (!(bodyEnd <= extra.length)) throw refusal('ARCHIVE_FORMAT', where, `${of} has an extra field that is cut off`);
    const id = extra.readUInt16LE(at);
    const refusedAs = refused.get(id);
    if (refusedAs) throw refusal(refusedAs[0], where, `${of} ${refusedAs[1]}`);
    if (id === zip64Id) {
      if (zip64) throw refusal('ARCHIVE_AMBIGUOUS', where, `${of} has two ZIP64 fields`);
      zip64 = extra.subarray(bodyStart, bodyEnd);
    }
    at = bodyEnd;
  }
  return zip64;
}

/**
 * Fields of a header with those that are all ones taken from its ZIP64 field, in its order. Throws ARCHIVE_FORMAT when
 * it is missing or short, ARCHIVE_AMBIGUOUS when it has more than is asked for, ARCHIVE_LIMIT for sizes no file can have.
 */
export function resolveZip64(values: readonly number[], zip64: Buffer | null, where: string, of: string): number[] {
  const wanted = values.filter((value) => value === 0xffffffff).length * 8;
  const length = zip64?.length ?? 0;
  if (length < wanted) throw refusal('ARCHIVE_FORMAT', where, `${of} lacks its ZIP64 sizes`);
  if (length > wanted || (zip64 && wanted === 0)) {
    throw refusal('ARCHIVE_AMBIGUOUS', where, `${of} has ZIP64 sizes beside plain ones`);
  }
  let at = 0;
  return values.map((value) => {
    if (value !== 0xffffffff || !zip64) return value;
    const wide = zip64.readBigUInt64LE(at);
    at += 8;
    if (wide > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw refusal('ARCHIVE_LIMIT', where, `${of} says it has ${wide} bytes or lies there`);
    }
    return Number(wide);
  });
}
