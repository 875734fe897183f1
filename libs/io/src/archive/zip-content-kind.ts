/** What a zip holds that is no export, by its names alone (libs/io/docs/archive-format.md, "Not an export"). */
import { documentPath, isAllowedFolder, manifestPath, parseEntryName } from './layout.js';
import { checkEntryName, showEntryName, type EntryName } from './zip-name.js';
import { refusal } from './zip-refusal.js';

const contentFolder = /^(?:.*\/)?([^/]+_files)\//;

function isSafe(name: EntryName): boolean {
  try {
    checkEntryName(name, '');
    return true;
  } catch {
    return false;
  }
}

/**
 * Throws ARCHIVE_BUNDLE for a zip without a manifest that holds other zips: people put an export and its folder into
 * one. Asked before the other rules, which were made for exports: the content of a bundle may break any of them.
 */
export function checkNoBundle(names: readonly EntryName[], where: string): void {
  if (names.some(({ text }) => text === manifestPath || text === documentPath)) return;
  const zips = names.filter((name) => /[^/]\.zip$/i.test(name.text) && isSafe(name));
  const [first] = zips;
  if (first === undefined) return;
  const folders = [...new Set(names.map(({ text }) => contentFolder.exec(text)?.[1]))].filter(
    (name) => name !== undefined,
  );
  const listed = list(zips.map(({ shown }) => shown));
  const what =
    folders.length > 0
      ? `is a zip of an export and its content folder: it holds ${listed} and ${list(folders.map(showEntryName))}`
      : `is a zip of other zips: it holds ${listed}`;
  throw refusal('ARCHIVE_BUNDLE', where, what, {
    hint: `Unpack it first, then give ${first.shown}, with its _files folder beside it.`,
    details: { archives: zips.map(({ shown }) => shown).slice(0, 20) },
  });
}

/** Throws ARCHIVE_UNKNOWN_ENTRY for the first name that no export has. */
export function checkAllowed(names: readonly EntryName[], where: string): void {
  const isAllowed = ({ text }: EntryName): boolean =>
    text.endsWith('/') ? isAllowedFolder(text) : parseEntryName(text) !== null;
  const unknown = names.find((name) => !isAllowed(name));
  if (unknown === undefined) return;
  const details = { entry: unknown.shown };
  const parts = names.map(({ text }) => parseEntryName(text)?.part);
  if (parts.some((part) => part === 'manifest' || part === 'document' || part === 'object-file')) {
    throw refusal('ARCHIVE_UNKNOWN_ENTRY', where, `holds ${unknown.shown}, which no export has`, { details });
  }
  const wrapped = names.find(({ text }) => /\/(?:Manifest|document)\.xml$/.test(text));
  const holds = `it holds ${list(names.map(({ shown }) => shown))}`;
  throw refusal('ARCHIVE_UNKNOWN_ENTRY', where, `is a zip, but not an export: ${holds}`, {
    details,
    ...(wrapped && {
      hint: `${wrapped.shown} belongs to an export that was unpacked: zip what is in that folder, not the folder.`,
    }),
  });
}

function list(shown: readonly string[]): string {
  const [first = '', second, ...more] = shown;
  if (second === undefined) return first;
  return more.length > 0 ? `${first}, ${second} and ${more.length} more` : `${first} and ${second}`;
}
