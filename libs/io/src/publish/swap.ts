/**
 * Puts a finished pair under the final names. At no moment do a zip and a folder of different exports stand there:
 * old zip out, old folder out, new folder in, new zip in. Until the new zip is in, a kill is undone; from then on the
 * export is published, and only tidying is left
 * (libs/io/docs/archive-format.md, "Publishing a pair").
 */
import { lstatSync, readFileSync } from 'node:fs';
import { AppError } from '@tsferry/domain';
import type { Disk } from './disk.js';
import { exists, type Target } from './target.js';

/** What of the new pair there was to move besides the zip. On the disk before the first move. */
type SwapNote = { readonly newFiles: boolean };

/** Exchanges the pairs, or puts everything back and throws what went wrong. `sync` false is for benchmarks. */
export async function swapIn(target: Target, disk: Disk, sync: boolean): Promise<void> {
  const syncBoth = async (): Promise<void> => {
    if (!sync) return;
    await disk.syncFolder(target.parent);
    await disk.syncFolder(target.staging);
  };
  try {
    const note: SwapNote = { newFiles: exists(target.newFiles) };
    await disk.writeNew(target.swap, [Buffer.from(JSON.stringify(note))], sync);
    await syncBoth();
    if (exists(target.zip)) await disk.rename(target.zip, target.oldZip);
    if (exists(target.files)) await disk.rename(target.files, target.oldFiles);
    await syncBoth();
    if (exists(target.newFiles)) await disk.rename(target.newFiles, target.files);
    await syncBoth();
    await disk.rename(target.newZip, target.zip);
    await syncBoth();
  } catch (error) {
    // Where that fails too, the note stays, and the next run undoes it.
    await takeBack(target, disk).catch(() => undefined);
    throw error;
  }
}

/** Undoes or finishes an exchange that a killed process left. The caller has the lock. */
export async function recover(target: Target, disk: Disk): Promise<void> {
  await removePlanted(target, disk);
  if (exists(target.swap)) {
    if (exists(target.newZip)) await undo(target, disk);
    else await finish(target, disk);
  }
  for (const path of [target.newZip, target.oldZip, target.oldFiles]) await disk.remove(path);
}

async function takeBack(target: Target, disk: Disk): Promise<void> {
  if (!exists(target.newZip)) await disk.rename(target.zip, target.newZip);
  await undo(target, disk);
}

async function undo(target: Target, disk: Disk): Promise<void> {
  const newFilesAreOut = readNote(target.swap)?.newFiles === true && !exists(target.newFiles);
  if (newFilesAreOut && exists(target.files)) await disk.rename(target.files, target.newFiles);
  await putBack(target.oldFiles, target.files, disk);
  await putBack(target.oldZip, target.zip, disk);
  await disk.syncFolder(target.parent);
  await disk.remove(target.swap);
  await disk.syncFolder(target.staging);
}

async function putBack(from: string, to: string, disk: Disk): Promise<void> {
  if (!exists(from)) return;
  if (!exists(to)) return disk.rename(from, to);
  throw new AppError('TARGET_EXISTS', `${to} is new, and ${from} is what an export that was killed was to replace.`, {
    hint: 'Remove the one that you do not need, then run it again.',
    details: { path: to, aside: from },
  });
}

/** Null when the process was killed while it wrote the note: then nothing had moved yet. */
function readNote(path: string): SwapNote | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SwapNote;
  } catch {
    return null;
  }
}

/** Removes what no export of ours leaves in its working folder: links above all. */
async function removePlanted(target: Target, disk: Disk): Promise<void> {
  for (const path of [target.swap, target.newZip, target.oldZip, target.journal]) {
    if (typeOf(path) !== 'file') await disk.remove(path);
  }
  for (const path of [target.newFiles, target.oldFiles]) {
    if (typeOf(path) !== 'folder') await disk.remove(path);
  }
}

function typeOf(path: string): 'file' | 'folder' | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return 'file';
  return found?.isDirectory() ? 'folder' : null;
}

/** Deletes the old pair, then everything else that is left of the export. */
export async function finish(target: Target, disk: Disk): Promise<void> {
  for (const path of [target.oldZip, target.oldFiles, target.newZip, target.newFiles, target.journal])
    await disk.remove(path);
  await disk.remove(target.swap);
}
