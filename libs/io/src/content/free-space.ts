/** Room on the disk that content is copied to. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@tsferry/domain';

/**
 * What a file system keeps for itself: names, block maps, half-filled blocks
 * (libs/io/docs/archive-format.md, "Publishing a pair").
 */
const overhead = 1.05;

/** Bytes that an ordinary user may still write where `path` is or will be; null when the system does not tell. */
export async function freeBytes(path: string): Promise<number | null> {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (!missing || folder === dirname(folder)) return null;
    }
  }
}

/** Throws CONTENT_SPACE when `bytes` and 5 % do not fit where `path` is or will be. */
export async function requireSpace(path: string, bytes: number): Promise<void> {
  const needed = Math.ceil(bytes * overhead);
  const free = await freeBytes(path);
  if (free === null || needed <= free) return;
  throw new AppError('CONTENT_SPACE', `${path} has ${free} bytes free; ${needed} are needed.`, {
    hint: `Free ${needed - free} bytes there, or choose another folder. Nothing was written.`,
    details: { path, freeBytes: free, neededBytes: needed, bytesShort: needed - free },
  });
}
