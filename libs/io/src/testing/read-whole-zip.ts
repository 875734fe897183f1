import { AppError } from '@tsferry/domain';
import { readZipDirectory } from '../archive/zip-directory.js';
import { readZipEntry } from '../archive/zip-entry.js';

/** Names and texts of all files of a zip in its order, read as an import reads them. */
export function readWholeZip(bytes: Uint8Array): [name: string, text: string][] {
  const { entries } = readZipDirectory(bytes, 'test.zip');
  return entries.map((entry) => [entry.name, Buffer.from(readZipEntry(bytes, entry)).toString('latin1')]);
}

/** The error that `work` throws as AppError; null when it throws none. Any other error goes on. */
export function errorOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The code with which the directory of a zip is refused, nothing of it inflated; `accepted` when it is not. */
export function directoryCode(bytes: Uint8Array): string {
  return errorOf(() => readZipDirectory(bytes, 'test.zip'))?.code ?? 'accepted';
}

/** The same for a zip whose directory is accepted: the code with which one of its entries is refused. */
export function entryCode(bytes: Uint8Array): string {
  const { entries } = readZipDirectory(bytes, 'test.zip');
  return errorOf(() => entries.forEach((entry) => readZipEntry(bytes, entry)))?.code ?? 'accepted';
}
