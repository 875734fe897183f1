/** Content that an import copies to a share: into new folders that nothing refers to until the import is committed. */
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AppError,
  throwIfCancelled,
  type ContentJob,
  type CopiedFile,
  type ImportContentOptions,
  type ImportedContent,
  type Run,
  type TidyImports,
} from '@tsferry/domain';
import { checkRelativePath, joinInside, nameFault } from '../content/safe-path.js';
import { realPath } from '../content/share-map.js';
import { copyTree, scanTree, syncTree } from './content-tree.js';
import { nodeDisk, writeError, type Disk } from './disk.js';
import {
  cameIntoBeing,
  makeImportFolder,
  markerFile,
  readMarker,
  removeImportFolders,
  type ImportMarker,
  type MadeFolder,
} from './import-marker.js';
import { takeLock } from './lock.js';
import { exists } from './target.js';

/** What to copy for an import. Tests pass a disk that counts or fails. */
export type ImportFoldersOptions = ImportContentOptions & { readonly disk?: Disk };

/** Folder in the root that holds the lock and the markers: one import at a time fills a root. */
const workName = '.tsferry-import';

/**
 * Copies the content, hashed and on the disk, into folders that did not exist; first removes what killed imports of
 * the same site left in this root. After an error or a cancel nothing is left. Only folders that this import made are
 * ever removed, not what somebody else put under their names.
 * Throws TARGET_EXISTS when a planned folder (or that of a planned file) is there, TARGET_BUSY, TARGET_INVALID, and the
 * errors of `copyContent` and `scanContent`.
 */
export async function importFolders(options: ImportFoldersOptions, run: Run = {}): Promise<ImportedContent> {
  const { planId, site, content, disk = nodeDisk } = options;
  throwIfCancelled(run.signal);
  if (nameFault(planId) !== null) throw new AppError('INTERNAL', `${planId} cannot be the id of a plan.`);
  const root = realPath(options.root);
  requireFolder(root);
  const work = join(root, workName);
  try {
    const release = await takeLock(work, `The share folder ${root}`);
    try {
      await sweep(root, options, disk);
      const paths = content.map((job) => folderOf(job, checkRelativePath(job.relativePath, root)));
      refuseThere(root, paths);
      const tops = [...new Set(paths.map((path) => topmostNew(root, path)))];
      const made: MadeFolder[] = [];
      const write = (folders: readonly MadeFolder[]): Promise<void> =>
        mark(work, { planId, site, made: folders }, disk);
      const undo = async (): Promise<void> => {
        await removeImportFolders(root, made, disk);
        await disk.remove(markerFile(work, planId));
      };
      try {
        await write(tops.map((path) => ({ path, identity: null })));
        for (const path of tops) made.push(await makeImportFolder(root, path, disk));
        await write(made);
        await disk.syncFolder(root);
        const files = await fill(root, content, disk, run);
        return {
          files,
          // The import is done. A marker that cannot be removed is one of an import that was applied: the next one removes it.
          commit: async () => {
            await disk.remove(markerFile(work, planId)).catch(() => undefined);
            await release().catch(() => undefined);
          },
          undo: () => undo().finally(release),
        };
      } catch (error) {
        // What cannot be removed now, the next import sweeps.
        await undo().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    throw writeError(error);
  }
}

/**
 * Removes what killed imports of a site left in the folder of a share. Does nothing while an import fills it. Throws
 * TARGET_INVALID, WRITE_FAILED.
 */
export async function tidyImports(options: TidyImports): Promise<void> {
  const root = realPath(options.root);
  const work = join(root, workName);
  if (!exists(work)) return;
  try {
    const release = await takeLock(work, `The share folder ${root}`);
    await sweep(root, options, nodeDisk).finally(release);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'TARGET_BUSY')) throw writeError(error);
  }
}

async function fill(root: string, content: readonly ContentJob[], disk: Disk, run: Run): Promise<CopiedFile[]> {
  const tree = await scanTree(content, run.signal);
  const files = new Array<CopiedFile>(tree.files.length);
  await copyTree(root, tree, {
    disk,
    sync: true,
    run,
    finished: new Map(),
    onCopied: (copied) => {
      for (const { index, path, bytes, sha256 } of copied) files[index] = { path, bytes, sha256 };
    },
  });
  await syncTree(root, tree, disk);
  throwIfCancelled(run.signal);
  return files;
}

/** The new folder of a job; for a single file the one that it goes into. */
function folderOf({ singleFile }: ContentJob, path: string): string {
  return singleFile ? path.split('/').slice(0, -1).join('/') : path;
}

/** Writes a marker, or writes it anew: whole, whenever the process is killed. */
async function mark(work: string, marker: ImportMarker, disk: Disk): Promise<void> {
  const file = markerFile(work, marker.planId);
  await disk.remove(`${file}.new`);
  await disk.writeNew(`${file}.new`, [Buffer.from(JSON.stringify(marker))], true);
  await disk.rename(`${file}.new`, file);
  await disk.syncFolder(work);
}

/** The first part of the path that is not there yet: what has to go when the import is undone. */
function topmostNew(root: string, path: string): string {
  const names = path.split('/');
  const depth = names.findIndex((_, index) => !exists(join(root, ...names.slice(0, index + 1))));
  return names.slice(0, depth + 1 || names.length).join('/');
}

function refuseThere(root: string, paths: readonly string[]): void {
  const there = paths.filter((path) => path === '' || exists(joinInside(root, path)));
  if (there.length > 0) throw cameIntoBeing(root, there);
}

/** Removes what killed imports of this site made here and never came to use. The caller has the lock. */
async function sweep(root: string, { site, wasApplied }: TidyImports, disk: Disk): Promise<void> {
  for (const name of await readdir(join(root, workName))) {
    const path = join(root, workName, name);
    if (name.endsWith('.json.new')) await disk.remove(path);
    if (!name.endsWith('.json')) continue;
    const marker = readMarker(path);
    // Another site's stays: only that one knows whether its import was committed.
    if (marker !== null && marker.site !== site) continue;
    if (marker !== null && !(await wasApplied(marker.planId))) await removeImportFolders(root, marker.made, disk);
    await disk.remove(path);
  }
}

/** A share is never made here: a folder that is not there is most likely one that is not mounted. */
function requireFolder(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new AppError('TARGET_INVALID', `Cannot copy content to ${root}: it is not a folder.`, {
    hint: 'Mount the share or make the folder first, or choose another one.',
    details: { root },
  });
}
