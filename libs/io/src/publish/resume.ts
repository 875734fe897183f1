/** Takes over what a killed export had finished. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '@tsferry/domain';
import { hashContent } from '../content/hash.js';
import { treeFiles, type ContentTree, type TreeFile } from './content-tree.js';
import type { Disk } from './disk.js';
import { readJournal, type JournalLine } from './journal.js';
import type { Target } from './target.js';

/**
 * The finished files of `tree` by their index: those whose source has the size and time of the journal, and whose copy has its hash.
 * Everything else in the folder of new files is removed, the old journal too.
 * Another selection of content is no obstacle: what it has in common is kept.
 */
export async function takeFinished(
  target: Target,
  tree: ContentTree,
  disk: Disk,
  run: Run,
): Promise<Map<number, JournalLine>> {
  const journal = readJournal(target.journal);
  const candidates: TreeFile[] = [];
  if (journal.size > 0) {
    for (const file of treeFiles(tree)) {
      if (isUnchanged(file, journal.get(file.path), target.newFiles)) candidates.push(file);
    }
  }
  const copies = candidates.map(({ path, bytes }) => ({ path: join(target.newFiles, path), bytes }));
  const hashes = await hashContent(copies, run);
  const finished = new Map<number, JournalLine>();
  candidates.forEach(({ path, index }, at) => {
    const line = journal.get(path);
    if (line !== undefined && line.sha256 === hashes.get(at)) finished.set(index, line);
  });
  await removeOthers(target.newFiles, new Set([...finished.values()].map(({ path }) => path)), disk);
  await disk.remove(target.journal);
  return finished;
}

function isUnchanged(file: TreeFile, line: JournalLine | undefined, root: string): boolean {
  if (line === undefined || line.bytes !== file.bytes) return false;
  const source = lstatSync(file.source, { bigint: true, throwIfNoEntry: false });
  if (source?.mtimeNs !== line.mtimeNs) return false;
  const copy = lstatSync(join(root, file.path), { throwIfNoEntry: false });
  return copy?.isFile() === true && copy.size === file.bytes;
}

/** Removes every file below `root` but the kept ones, and every folder without one of them. */
async function removeOthers(root: string, kept: ReadonlySet<string>, disk: Disk): Promise<void> {
  const folders = new Set<string>();
  for (const path of kept.keys()) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end));
  }
  if (kept.size === 0) return disk.remove(root);
  for (const waiting = ['']; waiting.length > 0;) {
    const folder = waiting.pop() ?? '';
    for (const name of readdirSync(join(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (folders.has(path)) waiting.push(path);
      else if (!kept.has(path)) await disk.remove(join(root, path));
    }
  }
}
