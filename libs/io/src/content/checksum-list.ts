import type { Checksum, ChecksumList } from '@tsferry/domain';
import { createFileTable } from './file-table.js';
import { createHashList } from './hash-list.js';

/** A list of at most `most` lines, no path twice: an index over three buffers. Each line is made when it is asked for. */
export function listChecksums(lines: Iterable<Checksum>, most: number): ChecksumList {
  const files = createFileTable();
  const hashes = createHashList(most);
  let isSorted = true;
  let last = '';
  for (const { path, sha256 } of lines) {
    hashes.set(files.length, sha256);
    files.add({ path, bytes: 0 });
    isSorted &&= last < path;
    last = path;
  }
  const pathAt = (at: number): string => files.at(at).path;
  const order = isSorted ? null : sortedBy(files.length, pathAt);
  const ranked = (rank: number): number => order?.[rank] ?? rank;
  let next = 0;
  const isAt = (rank: number, path: string): boolean => rank < files.length && pathAt(ranked(rank)) === path;
  return {
    length: files.length,
    sha256Of(path) {
      const rank = isAt(next, path) ? next : firstFrom(files.length, (at) => pathAt(ranked(at)) >= path);
      if (!isAt(rank, path)) return null;
      next = rank + 1;
      return hashes.get(ranked(rank));
    },
    *[Symbol.iterator]() {
      for (let at = 0; at < files.length; at++) yield { path: pathAt(at), sha256: hashes.get(at) };
    },
  };
}

/** Indexes below `length` in the order of their paths. */
function sortedBy(length: number, pathAt: (at: number) => string): Uint32Array {
  const paths = Array.from({ length }, (_, at) => pathAt(at));
  return Uint32Array.from(paths.keys()).sort((a, b) => (paths[a]! < paths[b]! ? -1 : 1));
}

/** The first index below `length` from which on the test holds, else `length`. */
function firstFrom(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
