import { writeFile } from 'node:fs/promises';
import { AppError } from '@tsferry/domain/error';

/** Writes a file that somebody asked for. Throws TARGET_EXISTS unless it may be replaced, and WRITE_FAILED. */
export async function writeReport(file: string, text: string, replace: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: replace ? 'w' : 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new AppError('TARGET_EXISTS', `${file} exists already.`);
    throw new AppError('WRITE_FAILED', `${file} cannot be written: ${message}.`, { hint: 'Choose another place.' });
  }
}
