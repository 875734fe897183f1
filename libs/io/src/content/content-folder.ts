/** What a folder of content holds, and whether it can travel. */
import { accessSync, constants, lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { basename, join } from 'node:path';
import { AppError, throwIfCancelled, type ListedFile } from '@tsferry/domain';
import { nameFault, nameKey, showName } from './safe-path.js';

type Offender = { readonly path: string; readonly fault: string };

/** Other work gets its turn after so many folder entries. */
const breathEvery = 500;

/** Offenders that a message names; `details` has all. */
const shownOffenders = 5;

/** Is told of every file in the order of their paths with its absolute path, and of every folder that holds nothing. */
export type ContentVisitor = { file(file: ListedFile, full: string): void; emptyFolder(path: string): void };

type WalkOptions = { readonly singleFile: boolean; readonly signal?: AbortSignal };

/**
 * Lists a content folder (or its one file) as it is now, sorted by path; `folders` are those that hold nothing.
 * Follows no link.
 * Throws CONTENT_MISSING when it is not there or is not what it should be; CONTENT_TYPE for links, FIFOs, sockets and
 * devices; CONTENT_NAME for names that Windows cannot hold, or takes for one; CONTENT_READ for what cannot be read.
 * Both lists of offenders are whole: `details.offenders [{path, fault}]`.
 */
export async function scanContent(
  root: string,
  options: WalkOptions,
): Promise<{ readonly files: readonly ListedFile[]; readonly folders: readonly string[] }> {
  const files: ListedFile[] = [];
  const folders: string[] = [];
  await walkContent(root, options, {
    file: (file, full) => {
      requireReadable(full);
      files.push(file);
    },
    emptyFolder: (path) => folders.push(path),
  });
  return { files, folders: folders.sort() };
}

/** How many files a content has, and their bytes. Throws as `scanContent`. */
export async function measureContent(root: string, options: WalkOptions): Promise<{ files: number; bytes: number }> {
  let [files, bytes] = [0, 0];
  await walkContent(root, options, {
    file: (file, full) => {
      requireReadable(full);
      [files, bytes] = [files + 1, bytes + file.bytes];
    },
    emptyFolder: () => undefined,
  });
  return { files, bytes };
}

/**
 * `scanContent` for a visitor that need not keep everything, and is told of files that cannot be read too. What it was
 * told holds only when nothing was thrown.
 */
export async function walkContent(
  root: string,
  { singleFile, signal }: WalkOptions,
  visitor: ContentVisitor,
): Promise<void> {
  const found = statRoot(root);
  if (singleFile !== found.isFile()) {
    const [is, should] = found.isFile() ? ['a file', 'a folder'] : ['a folder', 'one file'];
    throw missing(root, `is ${is}, not ${should}`);
  }
  const types: Offender[] = [];
  const names: Offender[] = [];
  let seen = 0;
  const walk = async (folder: string): Promise<void> => {
    const entries = reading(join(root, folder), (path) => readdirSync(path, { withFileTypes: true }));
    if (entries.length === 0 && folder !== '') visitor.emptyFolder(folder);
    // One by one: a call takes some 100,000 arguments at most.
    for (const offender of nameOffenders(folder, entries)) names.push(offender);
    for (const entry of entries.sort(byPath)) {
      const path = pathIn(folder, entry.name);
      if ((seen += 1) % breathEvery === 0) {
        await setImmediate();
        throwIfCancelled(signal);
      }
      if (isUnreadable(entry.name)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) {
        const full = join(root, path);
        const { size } = reading(full, () => lstatSync(full));
        visitor.file({ path, bytes: size }, full);
      } else types.push({ path, fault: typeOf(entry) });
    }
  };
  if (singleFile) {
    const path = basename(root);
    const fault = nameFault(path);
    if (fault !== null) names.push({ path, fault });
    visitor.file({ path, bytes: found.size }, root);
  } else {
    await walk('');
  }
  refuse('CONTENT_TYPE', root, types, 'Only files and folders are content: replace these by what they stand for.');
  refuse('CONTENT_NAME', root, names, 'Rename them: Windows could not hold them as they are.');
}

/** Made by joining: a text that is put together otherwise keeps its parts in memory too, for each of 200,000 files. */
function pathIn(folder: string, name: string): string {
  return folder === '' ? name : [folder, name].join('/');
}

/** The order of the paths of files: that of a folder's files comes after its own path and a slash. */
function byPath(a: Dirent, b: Dirent): number {
  return (a.isDirectory() ? `${a.name}/` : a.name) < (b.isDirectory() ? `${b.name}/` : b.name) ? -1 : 1;
}

/** Throws CONTENT_READ for a file that cannot be opened to read: who copies or hashes it at once finds out anyway. */
export function requireReadable(file: string): void {
  reading(file, () => accessSync(file, constants.R_OK));
}

function statRoot(root: string): Stats {
  const found = reading(root, (path) => lstatSync(path));
  if (found.isDirectory() || found.isFile()) return found;
  throw new AppError('CONTENT_TYPE', `${root} is ${typeOf(found)}; content is a folder or a file.`, {
    hint: found.isSymbolicLink() ? 'Name what the link leads to.' : '',
    details: { path: root },
  });
}

const typeNames = [
  ['isSymbolicLink', 'a symbolic link'],
  ['isFIFO', 'a FIFO'],
  ['isSocket', 'a socket'],
  ['isBlockDevice', 'a device'],
  ['isCharacterDevice', 'a device'],
] as const;

function typeOf(entry: Dirent | Stats): string {
  return typeNames.find(([is]) => entry[is]())?.[1] ?? 'of an unknown type';
}

/** Node reads bytes that are not UTF-8 as U+FFFD: what has such a name could not even be opened by it. */
function isUnreadable(name: string): boolean {
  return name.includes('\ufffd');
}

/** Names in one folder that Windows cannot hold, and those that differ in nothing but case or composition. */
function nameOffenders(folder: string, entries: readonly Dirent[]): Offender[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ name }) => {
    const key = nameKey(name);
    const twin = first.get(key);
    if (twin === undefined) first.set(key, name);
    const fault = isUnreadable(name) ? 'is not valid UTF-8' : nameFault(name);
    if (fault !== null) return [{ path: pathIn(folder, name), fault }];
    if (twin === undefined) return [];
    return [{ path: pathIn(folder, name), fault: `is the same as ${showName(twin)} where case is ignored` }];
  });
}

function refuse(code: 'CONTENT_TYPE' | 'CONTENT_NAME', root: string, offenders: Offender[], hint: string): void {
  if (offenders.length === 0) return;
  offenders.sort((a, b) => (a.path < b.path ? -1 : 1));
  const shown = offenders.slice(0, shownOffenders).map(({ path, fault }) => `${showName(path)} ${say(code, fault)}`);
  const more = offenders.length > shown.length ? `; and ${offenders.length - shown.length} more` : '';
  throw new AppError(code, `${root}: ${shown.join('; ')}${more}.`, { hint, details: { root, offenders } });
}

function say(code: string, fault: string): string {
  return code === 'CONTENT_TYPE' ? `is ${fault}` : fault;
}

function missing(path: string, why: string): AppError {
  return new AppError('CONTENT_MISSING', `${path} ${why}.`, {
    hint: 'Put the content there, or leave content out.',
    details: { path },
  });
}

/** Runs one file call; what it cannot do becomes CONTENT_MISSING or CONTENT_READ, with the path. */
function reading<T>(path: string, work: (path: string) => T): T {
  try {
    return work(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missing(path, 'is not there');
    throw new AppError('CONTENT_READ', `${path} cannot be read: ${message}.`, {
      hint: 'Content is all or nothing: make it readable, or leave content out.',
      details: { path, errno: code },
      cause: error,
    });
  }
}
