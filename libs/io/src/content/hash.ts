import { join } from 'node:path';
import type { ListedFile, Run } from '@tsferry/domain';
import { copyContent } from './copy.js';
import { createHashList, type HashList } from './hash-list.js';

/** Files to hash: paths below the root that goes with them, absolute without one; sizes as far as known. */
export type HashJobs = Iterable<ListedFile> & { readonly length: number };

/**
 * SHA-256 of each file, by its index; two threads, memory that does not grow with the files.
 * Throws CONTENT_READ, CONTENT_TYPE, CONTENT_CHANGED, CANCELLED.
 */
export async function hashContent(files: HashJobs, run: Run = {}, root = ''): Promise<HashList> {
  const hashes = createHashList(files.length);
  let totalBytes = 0;
  for (const { bytes } of files) totalBytes += bytes;
  await copyContent(jobsOf(files, root), {
    ...run,
    stage: 'hashing',
    totalBytes,
    totalFiles: files.length,
    into: null,
    sync: false,
    onCopied: (first, copied) => {
      copied.forEach(({ sha256 }, index) => hashes.set(first + index, sha256));
    },
  });
  return hashes;
}

function* jobsOf(files: HashJobs, root: string): Generator<{ source: string; target: null; bytes: number }> {
  for (const { path, bytes } of files) yield { source: join(root, path), target: null, bytes };
}
