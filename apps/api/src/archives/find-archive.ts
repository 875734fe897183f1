/** From the id of an archive to its file: an upload, an export, or a name under the configured folder, never a path. */
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ArchiveRow } from '@tsferry/contract';
import type { RecordStore } from '@tsferry/domain';
import { seesSite, type Principal } from '@tsferry/engine';
import { notFound } from '../problem.js';
import type { Settings } from '../settings.js';
import { answerArchive, archiveRecords, type ArchiveRecord } from './archive-record.js';

/** An archive with its file on this machine. */
export type FoundArchive = { readonly row: ArchiveRow; readonly file: string };

/** Where archives are found. `removing`: ids of those that are being removed, which are not found any more. */
export type ArchiveSource = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly removing: ReadonlySet<string>;
};

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Judged as text before any file is touched: a UNC path must not even be looked at. */
const safeName = /^(?![. ])[^\\/:*?"<>|\p{C}]+(?<![. ])\.zip$/iu;

/** The archive that an id names. Throws NOT_FOUND for one that is not there, and for one that somebody may not see. */
export async function findArchive(source: ArchiveSource, principal: Principal, id: string): Promise<FoundArchive> {
  const found = guid.test(id) ? await findRecorded(source, principal, id) : await findNamed(source.settings, id);
  if (found) return found;
  throw notFound('archive', id);
}

/** Every archive that somebody may see, newest first. */
export async function listArchives({ records, settings }: ArchiveSource, principal: Principal): Promise<ArchiveRow[]> {
  const recorded = (await archiveRecords.list(records, {})).records.filter((record) => sees(principal, record));
  const rows = await Promise.all((await namesIn(settings.archives)).map((name) => findNamed(settings, name)));
  const named = rows.flatMap((found) => (found ? [found.row] : []));
  return [...recorded.map(answerArchive), ...named].sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
}

async function findRecorded(
  { records, settings, removing }: ArchiveSource,
  principal: Principal,
  id: string,
): Promise<FoundArchive | null> {
  const record = await archiveRecords.get(records, id);
  if (!record || removing.has(id) || !sees(principal, record)) return null;
  return { row: answerArchive(record), file: fileOf(settings, record) };
}

/** Where the zip of an upload or an export lies. */
function fileOf(settings: Settings, { id, data }: Pick<ArchiveRecord, 'id' | 'data'>): string {
  return data.from === 'upload'
    ? join(settings.uploads, id, data.name)
    : join(settings.exports, data.site ?? '', data.name);
}

/** An export belongs to its site; an upload to who sent it, and to administrators of everything. */
function sees(principal: Principal, { owner, data }: ArchiveRecord): boolean {
  if (data.from === 'export') return data.site !== null && seesSite(principal, data.site);
  return owner === principal.id || (principal.role === 'administrator' && principal.sites === null);
}

async function namesIn(root: string | null): Promise<string[]> {
  if (root === null) return [];
  const names = await readdir(root).catch(() => []);
  return names.filter((name) => safeName.test(name));
}

async function findNamed({ archives: root }: Settings, name: string): Promise<FoundArchive | null> {
  if (root === null || !safeName.test(name)) return null;
  const file = join(root, name);
  const state = await lstat(file).catch(() => null);
  if (!state?.isFile() || !(await realpath(file)).startsWith((await realpath(root)) + sep)) return null;
  const row: ArchiveRow = {
    id: name,
    name,
    from: 'folder',
    site: null,
    bytes: state.size,
    time: state.mtime.toISOString(),
  };
  return { row, file };
}
