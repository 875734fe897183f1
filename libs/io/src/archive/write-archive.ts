import { AppError, type ArchiveDraft } from '@tsferry/domain';
import { draftParts, type DraftPart } from './draft-parts.js';
import { archiveLimits } from './limits.js';
import { readZipDirectory } from './zip-directory.js';

/** What the date fields of a zip can say. */
const earliest = Date.UTC(1980, 0, 1);
const latest = Date.UTC(2107, 11, 31, 23, 59, 58);

/** The time of every entry: that of the plan, as UTC whatever the time zone here. */
function entryTime(time: string): Date {
  const milliseconds = Date.parse(time);
  return new Date(Math.min(Math.max(Number.isNaN(milliseconds) ? earliest : milliseconds, earliest), latest));
}

function tooLarge(what: string, limit: number): AppError {
  return new AppError('ARCHIVE_LIMIT', `The archive would have ${what}; at most ${limit} can be read again.`, {
    hint: 'Export fewer objects into one archive.',
    details: { limit },
  });
}

/** Nothing is written that the reader would refuse; jszip itself would write sizes it cannot hold without a word. */
function requireLimits(parts: readonly DraftPart[]): void {
  const { entries, entryBytes, totalBytes } = archiveLimits;
  if (parts.length > entries) throw tooLarge(`${parts.length} entries`, entries);
  const large = parts.find(({ bytes }) => bytes.length > entryBytes);
  if (large) throw tooLarge(`${large.bytes.length} bytes in ${large.name}`, entryBytes);
  const total = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > totalBytes) throw tooLarge(`${total} bytes`, totalBytes);
  const names = new Set<string>();
  for (const { name } of parts) {
    // jszip would keep the last of two without a word.
    if (names.has(name)) {
      throw new AppError('ARCHIVE_DUPLICATE', `The archive would hold ${name} twice.`, {
        hint: 'Two objects have the same id or name. Rename or leave out one of them.',
        details: { name },
      });
    }
    names.add(name);
  }
}

/**
 * The bytes of an export of task sequences, packages and what they need: entries stored, no folders, as the console writes
 * them but for its 0xA220 local extra field, which jszip cannot write. Equal drafts give equal bytes.
 * Throws USAGE without an object, SCHEMA for text that XML cannot carry, ARCHIVE_LIMIT and ARCHIVE_DUPLICATE for what could not be read again, and
 * what `readZipDirectory` throws.
 */
export async function writeArchive(draft: ArchiveDraft): Promise<Uint8Array> {
  if (draft.objects.length === 0) {
    throw new AppError('USAGE', 'There is no object to export.', { hint: 'Name at least one.' });
  }
  const parts = draftParts(draft);
  requireLimits(parts);
  // Loaded when something is written: reading an archive needs none of it.
  const { default: JSZip } = await import('jszip');
  const zip = new JSZip();
  const date = entryTime(draft.time);
  for (const { name, bytes } of parts) zip.file(name, bytes, { date, createFolders: false, binary: true });
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'DOS' });
  readZipDirectory(bytes, `${draft.name}.zip`);
  return bytes;
}
