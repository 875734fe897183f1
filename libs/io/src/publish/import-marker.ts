/** What an import writes down before it fills folders, so that the next one can remove what a killed one left. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@tsferry/domain';
import { joinInside } from '../content/safe-path.js';
import { isInside, realPath } from '../content/share-map.js';
import type { Disk } from './disk.js';

/**
 * A folder that an import makes: its path below the root, and what tells it from a later one of that name. `identity` is
 * null until it is made: then somebody else may have made a folder of that name.
 */
export type MadeFolder = { readonly path: string; readonly identity: string | null };

/** Whose import, and the topmost folders that it makes. */
export type ImportMarker = { readonly planId: string; readonly site: string; readonly made: readonly MadeFolder[] };

/** The marker in a file, or null for anything else: one that a killed process did not finish, or that was planted. */
export function readMarker(file: string): ImportMarker | null {
  try {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    const opened = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      return fstatSync(opened).isFile() ? parseMarker(JSON.parse(readFileSync(opened, 'utf8'))) : null;
    } finally {
      closeSync(opened);
    }
  } catch {
    return null;
  }
}

function parseMarker(value: unknown): ImportMarker | null {
  const { planId, site, made } = (value ?? {}) as Record<string, unknown>;
  if (typeof planId !== 'string' || typeof site !== 'string' || !Array.isArray(made)) return null;
  const folders = made.map((one: unknown): MadeFolder | null => {
    const { path, identity } = (one ?? {}) as Record<string, unknown>;
    if (typeof path !== 'string' || (typeof identity !== 'string' && identity !== null)) return null;
    return { path, identity };
  });
  return folders.every((one) => one !== null) ? { planId, site, made: folders } : null;
}

/** Makes a folder that is not there yet, and tells what identifies it. Throws TARGET_EXISTS, CONTENT_TYPE. */
export async function makeImportFolder(root: string, path: string, disk: Disk): Promise<MadeFolder> {
  const full = folderInside(root, path);
  try {
    await disk.makeNewFolder(full);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw cameIntoBeing(root, [path]);
    throw error;
  }
  return { path, identity: identityOf(full) };
}

/** Removes folders as they were made: nothing of that name that somebody else made since. */
export async function removeImportFolders(root: string, made: readonly MadeFolder[], disk: Disk): Promise<void> {
  for (const { path, identity } of made) {
    const full = folderInside(root, path);
    if (identity === null) await disk.removeEmptyFolder(full);
    else if (identityOf(full) === identity) await disk.remove(full);
  }
  await disk.syncFolder(root);
}

/** The error for folders of a plan that are there when it is applied. */
export function cameIntoBeing(root: string, paths: readonly string[]): AppError {
  return new AppError('TARGET_EXISTS', `${paths.join(', ')} in ${root} was made after the plan.`, {
    hint: 'Plan again: an import never writes into a folder that is there.',
    details: { root, paths },
  });
}

/** The path below the root, when no link in it leads out of the root. */
function folderInside(root: string, path: string): string {
  const full = joinInside(root, path);
  if (isInside(root, realPath(dirname(full)))) return full;
  throw new AppError('CONTENT_TYPE', `A link in ${full} leads out of ${root}.`, {
    hint: 'Replace the link by a folder.',
    details: { root, path },
  });
}

/** A number alone is given again to a later folder, so the time of its making counts too. Null when there is none. */
function identityOf(full: string): string | null {
  const found = lstatSync(full, { bigint: true, throwIfNoEntry: false });
  return found?.isDirectory() ? `${found.ino}:${found.birthtimeNs}` : null;
}

/** The file of a marker in the working folder. */
export function markerFile(work: string, planId: string): string {
  return join(work, `${planId}.json`);
}
