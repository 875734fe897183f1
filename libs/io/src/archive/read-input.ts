import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { AppError } from '@tsferry/domain';

const types: readonly (readonly [is: (stats: Stats) => boolean, name: string])[] = [
  [(stats) => stats.isDirectory(), 'a folder'],
  [(stats) => stats.isFIFO(), 'a pipe'],
  [(stats) => stats.isSocket(), 'a socket'],
  [(stats) => stats.isBlockDevice() || stats.isCharacterDevice(), 'a device'],
];

function requireFile(stats: Stats, path: string): void {
  if (stats.isFile()) return;
  const what = types.find(([is]) => is(stats))?.[1] ?? 'no plain file';
  throw new AppError('INPUT_TYPE', `${path} is ${what}, not a file.`, {
    hint: 'Give the .zip file of an export.',
    details: { path },
  });
}

function unreadable(path: string, cause: unknown): AppError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'there is no such file' : (message ?? String(cause));
  return new AppError('INPUT_READ', `${path} cannot be read: ${why}.`, {
    hint: code === 'ENOENT' ? 'Check the path.' : 'Check that the file can be read, and try again.',
    details: { path, errno: code ?? null },
    cause,
  });
}

/** Reads what `stats` promised; a file that grows or shrinks meanwhile is not what anyone decided about. */
async function readWhole(file: FileHandle, size: number, path: string): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length === bytes.length) break;
  }
  if (length === size) return bytes.subarray(0, size);
  throw new AppError('INPUT_READ', `${path} changed while it was read.`, {
    hint: 'Wait until it is copied, and try again.',
    details: { path },
  });
}

/** Bytes of a file that are in memory at once while it is hashed. */
const pieceBytes = 1024 * 1024;

async function hashWhole(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size + 1));
  for (let done = 0; done <= size;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, done);
    if (bytesRead === 0) break;
    hash.update(piece.subarray(0, bytesRead));
    done += bytesRead;
  }
  return hash.digest('hex');
}

/**
 * The bytes of a file given as input; a symbolic link is followed once. Never waits for a pipe and never opens a device.
 * Throws INPUT_TYPE, INPUT_READ, and ARCHIVE_LIMIT before reading more than `maxBytes`.
 */
export async function readInput(path: string, maxBytes: number): Promise<Buffer> {
  return withInput(path, maxBytes, (file, size) => readWhole(file, size, path));
}

/** SHA-256 of what `readInput` would read, in lower-case hex, without holding it. Throws as `readInput`. */
export async function hashInput(path: string, maxBytes: number): Promise<string> {
  return withInput(path, maxBytes, hashWhole);
}

async function withInput<T>(
  path: string,
  maxBytes: number,
  work: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  let file: FileHandle | undefined;
  try {
    requireFile(await stat(path), path);
    // Should a pipe have taken its place since, opening it does not wait for a writer.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    requireFile(stats, path);
    if (stats.size > maxBytes) {
      throw new AppError('ARCHIVE_LIMIT', `${path} has ${stats.size} bytes; at most ${maxBytes} are read.`, {
        hint: 'No export of the console is that large: content lies beside the zip. Check where the file comes from.',
        details: { path, bytes: stats.size, limit: maxBytes },
      });
    }
    return await work(file, stats.size);
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(path, error);
  } finally {
    await file?.close();
  }
}
