/**
 * Local headers and data fill the zip up to its directory (libs/io/docs/archive-format.md, "No gap and no overlap"),
 * and say what the directory says (libs/io/docs/archive-format.md, "Both headers agree").
 */
import type { EntryName } from './zip-name.js';
import { descriptorFlag, type CentralRecord, type LocalHeader } from './zip-record.js';
import { refusal } from './zip-refusal.js';

const descriptorSignature = 0x08074b50;

/** An entry with everything that was read about it. */
export type ZipSpan = { readonly name: EntryName; readonly record: CentralRecord; readonly local: LocalHeader };

/**
 * Checks that the spans fill `[0, end)` exactly and that both headers, and the descriptor, of each tell the same.
 * Throws ARCHIVE_OVERLAP before it compares anything, since a bomb of overlaps may be consistent; then ARCHIVE_AMBIGUOUS.
 */
export function checkSpans(file: Buffer, spans: readonly ZipSpan[], end: number, where: string): void {
  const ordered = [...spans].sort((a, b) => a.record.localOffset - b.record.localOffset);
  const nextStart = (index: number): number => ordered[index + 1]?.record.localOffset ?? end;
  ordered.forEach((span, index) => {
    if (dataEnd(span) <= nextStart(index)) return;
    const other = ordered[index + 1]?.name.shown ?? 'the directory';
    throw refusal('ARCHIVE_OVERLAP', where, `has entries that share bytes: ${span.name.shown} and ${other}`, {
      details: { entry: span.name.shown, offset: nextStart(index) },
    });
  });
  const start = ordered[0]?.record.localOffset ?? end;
  if (start !== 0) throw ambiguous(where, `has ${start} bytes before its first entry`, 0);
  ordered.forEach((span, index) => {
    checkHeaders(span, where);
    checkDescriptor(file, span, nextStart(index), where);
  });
}

function dataEnd({ record, local }: ZipSpan): number {
  return local.dataOffset + record.compressedBytes;
}

function ambiguous(where: string, what: string, offset: number): Error {
  return refusal('ARCHIVE_AMBIGUOUS', where, what, { details: { offset } });
}

function checkHeaders({ name, record, local }: ZipSpan, where: string): void {
  const lies = (what: string): Error =>
    ambiguous(where, `gives ${name.shown} one ${what} in its directory and another at its data`, record.localOffset);
  if (!local.nameBytes.equals(record.nameBytes)) throw lies('name');
  if (local.flags !== record.flags) throw lies('set of flags');
  if (local.method !== record.method) throw lies('method');
  const later = (record.flags & descriptorFlag) !== 0;
  for (const [field, what] of [
    ['crc32', 'checksum'],
    ['bytes', 'size'],
    ['compressedBytes', 'compressed size'],
  ] as const) {
    if (local[field] !== record[field] && !(later && local[field] === 0)) throw lies(what);
  }
}

/** The bytes between the data and the next entry are the announced descriptor, with or without its signature, or none. */
function checkDescriptor(file: Buffer, span: ZipSpan, next: number, where: string): void {
  const { name, record, local } = span;
  const at = dataEnd(span);
  const length = next - at;
  if ((record.flags & descriptorFlag) === 0) {
    if (length > 0) throw ambiguous(where, `has ${length} bytes after ${name.shown} that belong to no entry`, at);
    return;
  }
  const sizeBytes = local.zip64 ? 8 : 4;
  const plain = 4 + 2 * sizeBytes;
  const signed = length === plain + 4 && file.readUInt32LE(at) === descriptorSignature;
  const body = signed ? at + 4 : at;
  const read = (offset: number): number =>
    local.zip64 ? Number(file.readBigUInt64LE(offset)) : file.readUInt32LE(offset);
  const agrees =
    (signed || length === plain) &&
    file.readUInt32LE(body) === record.crc32 &&
    read(body + 4) === record.compressedBytes &&
    read(body + 4 + sizeBytes) === record.bytes;
  if (!agrees) throw ambiguous(where, `has no data descriptor of ${name.shown} that agrees with its directory`, at);
}
