import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '@tsferry/domain';

/** `tsfy` in ASCII, in the header of every store, so that no other program's database is taken for one. */
export const applicationId = 0x74736679;

/** sqlite.org/fileformat.html 1.3: the header string, and where the application id stands (big-endian). */
const magic = Buffer.from('SQLite format 3\0', 'latin1');
const applicationIdOffset = 68;
const headerBytes = 100;

function failed(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('STORE_IO', `The store ${path} cannot be opened: ${reason}.`, {
    hint: 'Check that the file and its folder exist and that you may write to both.',
    details: { store: path },
    cause,
  });
}

async function openFile(path: string, create: boolean): Promise<FileHandle> {
  try {
    return await open(path, create ? 'a+' : 'r', 0o600);
  } catch (error) {
    throw failed(path, error);
  }
}

/**
 * Looks at the file before SQLite does, which would write to some files it then refuses. Makes an empty one, readable
 * for its owner only, when there is none and `create` says so. True when it is empty, so to be set up.
 *
 * @throws STORE_IO when it cannot be opened; STORE_CORRUPT when it is no SQLite database, or another application's.
 */
export async function inspectStoreFile(path: string, create: boolean): Promise<boolean> {
  const file = await openFile(path, create);
  try {
    const header = Buffer.alloc(headerBytes);
    const { bytesRead } = await file.read(header, 0, headerBytes, 0);
    if (bytesRead === 0) return true;
    if (bytesRead < headerBytes || !header.subarray(0, magic.length).equals(magic)) {
      throw new AppError('STORE_CORRUPT', `The store ${path} is no SQLite database, or is damaged.`, {
        hint: 'Restore it from a backup, or name another store. It was not changed.',
        details: { store: path },
      });
    }
    if (header.readUInt32BE(applicationIdOffset) !== applicationId) {
      throw new AppError('STORE_CORRUPT', `The file ${path} is a database of another application.`, {
        hint: 'Name another store. The file was not changed.',
        details: { store: path },
      });
    }
    return false;
  } catch (error) {
    throw error instanceof AppError ? error : failed(path, error);
  } finally {
    await file.close();
  }
}
