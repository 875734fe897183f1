/** Writes a piece of an upload as it comes: counted, hashed when asked, never held in memory. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { AppError } from '@tsferry/domain/error';
import { noSpace, type DiskReserve } from './disk-reserve.js';

/** Bytes, and files and folders, that an upload still has room for: shared by all its files. */
export type Room = {
  /** Throws TOO_LARGE when there is less. */
  take(bytes: number): void;
  give(bytes: number): void;
  /** Throws TOO_LARGE when there may be no more of them. */
  takeEntries(count: number): void;
  giveEntries(count: number): void;
};

/** A piece: where it goes, where it begins, and how much may come. */
export type Piece = {
  readonly file: string;
  /** Of the upload: the file is somewhere in it. */
  readonly folder: string;
  readonly offset: number;
  /** What the piece is said to hold; null when nothing was said. */
  readonly bytes: number | null;
  readonly room: Room;
  readonly reserve: DiskReserve;
  /** SHA-256 that the piece must have, or null. */
  readonly sha256: Buffer | null;
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * Writes a piece and tells the next offset. Refuses it before it is read when its length says that it does not fit the
 * upload, or the disk. Throws UPLOAD_OFFSET when the file has not come that far or is further,
 * TOO_LARGE, CONTENT_INTEGRITY, CONTENT_SPACE; then the file is as it was. Of a piece that breaks off, what came stays.
 */
export async function writePiece(piece: Piece): Promise<number> {
  const handle = await openFile(piece).catch((error: unknown) => {
    throw diskError(error) ?? error;
  });
  try {
    const { size } = await handle.stat();
    if (size !== piece.offset) throw wrongOffset(piece.offset, size);
    // Refused before it is read when its length says so.
    piece.room.take(piece.bytes ?? 0);
    piece.room.give(piece.bytes ?? 0);
    return await copy(piece, handle);
  } finally {
    await handle.close();
  }
}

async function openFile({ file, folder, bytes, room, reserve }: Piece): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await reserve.require(folder, bytes ?? 0);
  const parent = dirname(file);
  const isNew = !(await isThere(file));
  const missing = isNew ? await missingFolders(parent, folder) : 0;
  // Counted before they are made. What cannot be made stays counted: some of it may be there.
  room.takeEntries(missing + Number(isNew));
  const first = await mkdir(parent, { recursive: true, mode: 0o700 });
  const made = first === undefined ? 0 : relative(dirname(first), parent).split(sep).length;
  // Others that came at once may have made the same ones.
  room.giveEntries(Math.max(0, missing - made));
  return open(file, constants.O_CREAT | constants.O_RDWR | constants.O_NOFOLLOW, 0o600);
}

/** How many folders are to be made for one below another. */
async function missingFolders(path: string, root: string): Promise<number> {
  return path === root || (await isThere(path)) ? 0 : 1 + (await missingFolders(dirname(path), root));
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

async function copy({ folder, offset, room, reserve, sha256, body }: Piece, handle: FileHandle): Promise<number> {
  const hash = sha256 && createHash('sha256');
  let at = offset;
  async function undo(): Promise<void> {
    await handle.truncate(offset);
    room.give(at - offset);
  }
  try {
    for await (const chunk of body) {
      room.take(chunk.byteLength);
      at += chunk.byteLength;
      hash?.update(chunk);
      await reserve.requireNext(folder, chunk.byteLength);
      await writeAll(handle, chunk, at - chunk.byteLength);
    }
  } catch (error) {
    const known = diskError(error);
    // A reader that went away sends the rest later, unless the piece cannot be checked any more.
    if (known || hash) await undo();
    throw known ?? new AppError('CANCELLED', 'The piece broke off.', { details: { offset: hash ? offset : at } });
  }
  if (hash && sha256 && !hash.digest().equals(sha256)) {
    await undo();
    throw new AppError('CONTENT_INTEGRITY', 'The piece has another SHA-256 than its Content-Digest.', {
      hint: 'Send it again.',
      details: { offset },
    });
  }
  return at;
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** What a path that no content folder can have leads to. */
const namesOnDisk = new Set(['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'EEXIST']);

function diskError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && namesOnDisk.has(code)) {
    return new AppError('CONTENT_NAME', 'The path is too long, or another file of the upload has a part of it.', {
      hint: 'Send the path that the file has below the content folder.',
    });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace();
  return code?.startsWith('E') && !code.startsWith('ERR_') && code !== 'ECONNRESET'
    ? new AppError('WRITE_FAILED', `The piece cannot be written (${code}).`, { cause: error })
    : null;
}

function wrongOffset(asked: number, offset: number): AppError {
  return new AppError('UPLOAD_OFFSET', `The file has come to byte ${offset}, not ${asked}.`, {
    hint: 'Go on from that offset.',
    details: { offset },
  });
}
