/** The file calls of publishing, in one place: a test can count them, and fail or kill at the n-th. */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '@tsferry/domain';
import { copyContent } from '../content/copy.js';

/** What publishing does to a disk. Nothing follows a link at the end of a path, or writes over a file. */
export type Disk = {
  readonly copy: typeof copyContent;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Makes a folder that is not there; fails with EEXIST when anything has that name. */
  makeNewFolder(path: string): Promise<void>;
  /** Removes a folder with nothing in it; leaves everything else. */
  removeEmptyFolder(path: string): Promise<void>;
  /** Writes a new file of these pieces; on the disk when `sync`. */
  writeNew(path: string, pieces: Iterable<Uint8Array>, sync: boolean): Promise<void>;
  /** Renames a file or folder, trying again while another program has it open. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all that is in it, if it is there. */
  remove(path: string): Promise<void>;
  /** Puts the names in a folder on the disk. */
  syncFolder(path: string): Promise<void>;
};

/**
 * Windows refuses to rename what a virus scanner has open for a moment
 * (libs/io/docs/archive-format.md, "Publishing a pair").
 */
const renameTries = 5;
const renamePause = 20;
const passing = new Set(['EPERM', 'EBUSY']);

/** Why a folder is not removed as an empty one: it is not there, holds something, or is none. */
const leftAlone = new Set(['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR']);

/** Runs the call again, five times at most, while its error is one that passes by itself. */
export async function withRetries(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!passing.has(code) || attempt === renameTries) throw error;
      await setTimeout(renamePause * 2 ** attempt);
    }
  }
}

/** The real disk. */
export const nodeDisk: Disk = {
  copy: copyContent,
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true });
  },
  async makeNewFolder(path) {
    await fs.mkdir(path);
  },
  async removeEmptyFolder(path) {
    await fs.rmdir(path).catch((error: NodeJS.ErrnoException) => {
      if (!leftAlone.has(error.code ?? '')) throw error;
    });
  },
  async writeNew(path, pieces, sync) {
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
    const file = await fs.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666);
    try {
      for (const bytes of pieces) {
        // A write may take a part only.
        for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
      }
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => withRetries(() => fs.rename(from, to)),
  async remove(path) {
    await fs.rm(path, { recursive: true, force: true, maxRetries: renameTries });
  },
  async syncFolder(path) {
    // Windows has no such call, and needs none.
    if (process.platform === 'win32') return;
    const folder = await fs.open(path, constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** What a failed file call means: CONTENT_SPACE for a full disk, else WRITE_FAILED; an AppError stays what it is. */
export function writeError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code = '', path = '', message = String(error), syscall } = error as NodeJS.ErrnoException;
  if (code === '' || syscall === undefined) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new AppError(full ? 'CONTENT_SPACE' : 'WRITE_FAILED', `${path} cannot be written: ${message}.`, {
    hint: full ? 'Free space there, or choose another folder.' : 'Look at the rights of that folder and at its disk.',
    details: { path, errno: code },
    cause: error,
  });
}
