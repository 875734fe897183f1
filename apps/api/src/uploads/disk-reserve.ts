/** Room that uploads leave on the disk they are written to: the store is there, and it must be able to go on. */
import { statfs } from 'node:fs/promises';
import { AppError } from '@tsferry/domain/error';

/** The reserve of the disk of a server's uploads. */
export type DiskReserve = {
  /** Throws CONTENT_SPACE when writing so many bytes below a folder would leave too little. */
  require(folder: string, bytes: number): Promise<void>;
  /** The same for a chunk of unknown company: the disk is asked now and then, by what all uploads wrote meanwhile. */
  requireNext(folder: string, bytes: number): Promise<void>;
};

/** How much may come, of all uploads together, before the disk is asked again. */
const askEvery = 4 * 1024 ** 2;
/** Files that the file system must have names for; some have as many as fit, and say 0 of 0. */
const reserveFiles = 1_000;

/** Keeps so many bytes free. */
export function createDiskReserve(reserveBytes: number): DiskReserve {
  let unasked = 0;

  async function require(folder: string, bytes: number): Promise<void> {
    unasked = 0;
    const { bavail, bsize, files, ffree } = await statfs(folder);
    const hasNames = files === 0 || ffree >= reserveFiles;
    if (hasNames && bavail * bsize - bytes >= reserveBytes) return;
    throw noSpace();
  }

  return {
    require,
    async requireNext(folder, bytes) {
      unasked += bytes;
      if (unasked > askEvery) await require(folder, bytes);
    },
  };
}

/** The error for a disk that has no room for an upload. How much there is, is for who runs the server. */
export function noSpace(): AppError {
  return new AppError('CONTENT_SPACE', 'There is no space left for uploads.', {
    hint: 'Go on later from where it broke off, or remove uploads; who runs the server can make room.',
  });
}
