/** Several contents as one tree of files: what is copied, where from, and what it becomes. */
import { join } from 'node:path';
import type { ContentJob, ListedFile, Run } from '@tsferry/domain';
import { walkContent } from '../content/content-folder.js';
import type { CopiedSource } from '../content/copy.js';
import { createFileTable, type FileTable } from '../content/file-table.js';
import { checkRelativePath } from '../content/safe-path.js';
import type { Disk } from './disk.js';

/** A file to copy: its path below the new folder, and the absolute path that it is read from. */
export type TreeFile = ListedFile & { readonly index: number; readonly source: string };

/** Everything below the new folder, every path checked: files, and the folders that no file brings with it. */
export type ContentTree = {
  /** Sorted by path, unless one content lies in another; paths below the new folder. */
  readonly files: FileTable;
  /** The contents in the order of their files, each with the index after its last file. */
  readonly contents: readonly (ContentJob & { readonly end: number })[];
  readonly folders: readonly string[];
};

/** Scans all sources. Throws as `scanContent`, and CONTENT_NAME for a relative path that is refused. */
export async function scanTree(contents: readonly ContentJob[], signal?: AbortSignal): Promise<ContentTree> {
  const files = createFileTable();
  const folders: string[] = [];
  const scanned: (ContentJob & { end: number })[] = [];
  const checked = contents.map((job) => ({ ...job, relativePath: checkRelativePath(job.relativePath, job.source) }));
  for (const job of checked.sort(byPath)) {
    const { source, singleFile, relativePath } = job;
    const start = files.length + folders.length;
    const options = { singleFile, ...(signal === undefined ? {} : { signal }) };
    await walkContent(source, options, {
      file: ({ path, bytes }) => files.add({ path: singleFile ? relativePath : `${relativePath}/${path}`, bytes }),
      emptyFolder: (path) => folders.push(`${relativePath}/${path}`),
    });
    if (files.length + folders.length === start) folders.push(relativePath);
    scanned.push({ ...job, end: files.length });
  }
  return { files, contents: scanned, folders };
}

/** As `walkContent` sorts: a folder's files come after its path and a slash. */
function byPath(a: ContentJob, b: ContentJob): number {
  const [left, right] = [a, b].map((job) => (job.singleFile ? job.relativePath : `${job.relativePath}/`));
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

/** The files of a tree in their order. */
export function* treeFiles({ files, contents }: ContentTree): Generator<TreeFile> {
  let index = 0;
  for (const { source, relativePath, singleFile, end } of contents) {
    for (; index < end; index += 1) {
      const file = files.at(index);
      const below = file.path.slice(relativePath.length + 1);
      // No spread here or below: in Node 20 the young objects that a spread makes outlive the small collections.
      yield { index, path: file.path, bytes: file.bytes, source: singleFile ? source : join(source, below) };
    }
  }
}

/** A file of a tree that was copied, and its source as it was when it was read. */
export type CopiedTreeFile = CopiedSource & { readonly index: number; readonly path: string };

/**
 * Copies the files of a tree below `root`, but for those at the indexes in `finished`, and makes its empty folders.
 * Throws as `copyContent`.
 */
export async function copyTree(
  root: string,
  tree: ContentTree,
  options: {
    readonly disk: Disk;
    readonly sync: boolean;
    readonly run: Run;
    readonly finished: ReadonlyMap<number, unknown>;
    readonly onCopied: (files: readonly CopiedTreeFile[]) => void;
  },
): Promise<void> {
  const { disk, sync, run, finished, onCopied } = options;
  await disk.makeFolder(root);
  for (const folder of tree.folders) await disk.makeFolder(join(root, folder));
  // The index of each job's file: finished files have no job.
  const indexes = new Float64Array(tree.files.length - finished.size);
  let [totalFiles, totalBytes] = [0, 0];
  for (let index = 0; index < tree.files.length; index += 1) {
    if (finished.has(index)) continue;
    indexes[totalFiles] = index;
    totalFiles += 1;
    totalBytes += tree.files.at(index).bytes;
  }
  await disk.copy(jobsOf(root, tree, finished), {
    ...run,
    stage: 'copying',
    totalBytes,
    totalFiles,
    into: root,
    sync,
    onCopied: (first, copied) => {
      onCopied(
        copied.map((file, at) => {
          const index = indexes[first + at] ?? 0;
          return {
            index,
            path: tree.files.at(index).path,
            bytes: file.bytes,
            mtimeNs: file.mtimeNs,
            sha256: file.sha256,
          };
        }),
      );
    },
  });
}

function* jobsOf(
  root: string,
  tree: ContentTree,
  finished: ReadonlyMap<number, unknown>,
): Generator<{ source: string; target: string; bytes: number }> {
  for (const { index, path, source, bytes } of treeFiles(tree)) {
    if (!finished.has(index)) yield { source, target: join(root, path), bytes };
  }
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
  for (let index = 0; index < files.length; index += 1) {
    const { path } = files.at(index);
    addParents(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  }
  for (const folder of [...all].sort((a, b) => b.length - a.length)) await disk.syncFolder(join(root, folder));
}
