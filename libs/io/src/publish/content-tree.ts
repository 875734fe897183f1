/** Several contents as one tree of files: what is copied, where from, and what it becomes. */
import { join } from 'node:path';
import { scanContent, type ListedFile } from '../content/content-folder.js';
import type { CopiedSource } from '../content/copy.js';
import type { Checksum } from '../content/checksums.js';
import { checkRelativePath, joinInside } from '../content/safe-path.js';
import type { Run } from '@tsferry/domain';
import type { Disk } from './disk.js';

/** Content to copy: a folder, or the one file when `singleFile`, and its path below the new folder. */
export type ContentJob = { readonly source: string; readonly relativePath: string; readonly singleFile: boolean };

/** A file that was copied or found finished: path below the new folder. */
export type CopiedFile = Checksum & { readonly bytes: number };

/** A file to copy: path below the new folder, size and time as scanned. There may be 200,000: no second path is kept. */
export type TreeFile = ListedFile & { readonly content: ContentJob };

/** The absolute path that a file is read from. */
function sourceOf({ path, content }: TreeFile): string {
  return content.singleFile ? content.source : join(content.source, path.slice(content.relativePath.length + 1));
}

/** Everything below the new folder: files, and the folders that no file brings with it. */
export type ContentTree = { readonly files: readonly TreeFile[]; readonly folders: readonly string[] };

/** Scans all sources. Throws as `scanContent`, and CONTENT_NAME for a relative path that is refused. */
export async function scanTree(contents: readonly ContentJob[], signal?: AbortSignal): Promise<ContentTree> {
  const files: TreeFile[] = [];
  const folders: string[] = [];
  for (const job of contents) {
    const { source, singleFile } = job;
    const base = checkRelativePath(job.relativePath, source);
    const content = { ...job, relativePath: base };
    const listing = await scanContent(source, { singleFile, ...(signal === undefined ? {} : { signal }) });
    for (const file of listing.files) {
      files.push({ ...file, path: singleFile ? base : `${base}/${file.path}`, content });
    }
    // One by one: a call takes some 100,000 arguments at most.
    for (const folder of listing.folders) folders.push(`${base}/${folder}`);
    if (!singleFile && listing.files.length + listing.folders.length === 0) folders.push(base);
  }
  return { files, folders };
}

/**
 * Copies files of a tree below `root` and makes its empty folders. `onCopied` is told of the sources as they were
 * read. Throws as `copyContent`.
 */
export async function copyTree(
  root: string,
  { files, folders }: ContentTree,
  options: {
    readonly disk: Disk;
    readonly sync: boolean;
    readonly run: Run;
    readonly onCopied: (files: readonly (CopiedSource & { readonly path: string })[]) => void;
  },
): Promise<void> {
  const { disk, sync, run, onCopied } = options;
  await disk.makeFolder(root);
  for (const folder of folders) await disk.makeFolder(joinInside(root, folder));
  await disk.copy(jobsOf(root, files), {
    ...run,
    stage: 'copying',
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    totalFiles: files.length,
    into: root,
    sync,
    onCopied: (first, copied) => {
      onCopied(copied.map((file, index) => ({ ...file, path: files[first + index]?.path ?? '' })));
    },
  });
}

function* jobsOf(
  root: string,
  files: readonly TreeFile[],
): Generator<{ source: string; target: string; bytes: number }> {
  for (const file of files) yield { source: sourceOf(file), target: joinInside(root, file.path), bytes: file.bytes };
}

/** Puts every name of the tree on the disk, the deepest folders first, `root` last. */
export async function syncTree(root: string, { files, folders }: ContentTree, disk: Disk): Promise<void> {
  const all = new Set<string>(['']);
  const addParents = (path: string): void => {
    for (let end = path.length; end > 0 && !all.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1)) {
      all.add(path.slice(0, end));
    }
  };
  for (const folder of folders) addParents(folder);
  for (const { path } of files) addParents(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  for (const folder of [...all].sort((a, b) => b.length - a.length)) await disk.syncFolder(join(root, folder));
}
