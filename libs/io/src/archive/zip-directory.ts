/**
 * The directory of an export's zip, checked before anything is inflated
 * (libs/io/docs/archive-format.md, "Rules for the zip").
 */
import { parseEntryName, type EntryPart } from './layout.js';
import { archiveLimits } from './limits.js';
import { checkAllowed, checkNoBundle } from './zip-content-kind.js';
import { isLitter } from './zip-litter.js';
import { readZipEnd } from './zip-end.js';
import {
  checkDistinct,
  checkEntryName,
  checkNameSize,
  decodeEntryName,
  unifySeparators,
  type EntryName,
} from './zip-name.js';
import { readCentralRecords, readLocalHeader, type CentralRecord } from './zip-record.js';
import { checkRecord } from './zip-record-rules.js';
import { refusal } from './zip-refusal.js';
import { checkSpans } from './zip-spans.js';

/** One file of an export's zip. Sizes and offsets in bytes; nothing of it is inflated yet. */
export type ZipEntry = {
  /** As it stands in the zip, with `/` between its levels and its URI escapes. */
  readonly name: string;
  /** What it is, by its name. */
  readonly part: EntryPart;
  /** The zip it is in, for messages. */
  readonly where: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly bytes: number;
  readonly compressedBytes: number;
  /** Where its (compressed) data begins. */
  readonly dataOffset: number;
};

/** The files of an export's zip in the order of its directory; its folder entries are left out. */
export type ZipDirectory = {
  readonly entries: readonly ZipEntry[];
  /** Names of files that are ignored, safe to show. */
  readonly ignored: readonly string[];
};

/**
 * Reads the directory of a zip and refuses everything that could be read in two ways, or that no export holds.
 * `where` names the zip in messages. Throws AppError, the first that holds:
 * ARCHIVE_LIMIT (too large, too many), ARCHIVE_FORMAT, ARCHIVE_TRUNCATED, ARCHIVE_AMBIGUOUS, ARCHIVE_BUNDLE,
 * ARCHIVE_ENCRYPTED, ARCHIVE_METHOD, ARCHIVE_TYPE, ARCHIVE_DUPLICATE, ARCHIVE_PATH, ARCHIVE_OVERLAP, ARCHIVE_UNKNOWN_ENTRY.
 */
export function readZipDirectory(bytes: Uint8Array, where: string): ZipDirectory {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = readZipEnd(file, where);
  const records = readCentralRecords(file, end, where);
  const names = unifySeparators(records.map(({ nameBytes, flags }) => decodeEntryName(nameBytes, flags)));
  checkNoBundle(names, where);
  const named = records.map((record, index) => ({ record, name: names[index] as EntryName }));
  const methods = named.map(({ record, name }) => checkRecord(record, name, where));
  for (const { record, name } of named) checkNameSize(name, record.nameBytes.length, where);
  checkDistinct(names, where);
  for (const { name } of named) checkEntryName(name, where);
  checkEntrySizes(named, where);
  const spans = named.map((entry) => ({
    ...entry,
    local: readLocalHeader(file, entry.record, end.start, entry.name.shown, where),
  }));
  checkSpans(file, spans, end.start, where);
  checkTotalSize(records, where);
  const ignored = names.filter(({ text }) => isLitter(text));
  checkAllowed(
    names.filter(({ text }) => !isLitter(text)),
    where,
  );
  const entries = spans.flatMap(({ name, record, local }, index): ZipEntry[] => {
    const part = parseEntryName(name.text);
    if (part === null) return [];
    const { crc32, bytes: size, compressedBytes } = record;
    const { dataOffset } = local;
    const method = methods[index] ?? 'stored';
    return [{ name: name.text, part, where, method, crc32, bytes: size, compressedBytes, dataOffset }];
  });
  return { entries, ignored: ignored.filter(({ text }) => !text.endsWith('/')).map(({ shown }) => shown) };
}

function checkEntrySizes(entries: readonly { record: CentralRecord; name: EntryName }[], where: string): void {
  const large = entries.find(({ record }) => Math.max(record.bytes, record.compressedBytes) > archiveLimits.entryBytes);
  if (large === undefined) return;
  const size = Math.max(large.record.bytes, large.record.compressedBytes);
  throw refusal(
    'ARCHIVE_LIMIT',
    where,
    `has an entry ${large.name.shown} of ${size} bytes; ${archiveLimits.entryBytes} are read at most`,
    { details: { entry: large.name.shown, limit: archiveLimits.entryBytes } },
  );
}

function checkTotalSize(records: readonly CentralRecord[], where: string): void {
  const total = records.reduce((sum, record) => sum + record.bytes, 0);
  if (total <= archiveLimits.totalBytes) return;
  throw refusal('ARCHIVE_LIMIT', where, `inflates to ${total} bytes; ${archiveLimits.totalBytes} are read at most`, {
    details: { limit: archiveLimits.totalBytes },
  });
}
