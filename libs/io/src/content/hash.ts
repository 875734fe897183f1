import { join } from 'node:path';
import type { Run } from '@tsferry/domain';
import { copyContent } from './copy.js';
import { createHashList, type HashList } from './hash-list.js';

/** A file to hash: its path below the root that goes with it, absolute without one; its size as far as known. */
export type HashJob = { readonly path: string; readonly bytes: number };

/**
 * SHA-256 of each file, by its index; two threads, memory that does not grow with the files.
 * Throws CONTENT_READ, CONTENT_TYPE, CONTENT_CHANGED, CANCELLED.
 */
export async function hashContent(files: readonly HashJob[], run: Run = {}, root = ''): Promise<HashList> {
  const hashes = createHashList(files.length);
  await copyContent(jobsOf(files, root), {
    ...run,
    stage: 'hashing',
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    totalFiles: files.length,
    into: null,
    sync: false,
    onCopied: (first, copied) => {
      copied.forEach(({ sha256 }, index) => hashes.set(first + index, sha256));
    },
  });
  return hashes;
}

function* jobsOf(files: readonly HashJob[], root: string): Generator<{ source: string; target: null; bytes: number }> {
  for (const { path, bytes } of files) yield { source: join(root, path), target: null, bytes };
}
