import { dirname, resolve } from 'node:path';
import { nodeDisk, writeError } from './disk.js';
import { takeLock } from './lock.js';
import { finish } from './swap.js';
import { exists, findTarget } from './target.js';

/**
 * Removes a zip, its content folder and what a killed export to that name left, which the next one would put back. Whatever
 * of it is not there is no error. Throws TARGET_BUSY while an export to it goes on, TARGET_INVALID, WRITE_FAILED.
 */
export async function removePair(zip: string): Promise<void> {
  if (!exists(dirname(resolve(zip)))) return;
  const target = findTarget(zip);
  try {
    const release = await takeLock(target.staging, target.zip);
    try {
      // The zip goes first: a folder alone is no export.
      await nodeDisk.remove(target.zip);
      await nodeDisk.remove(target.files);
      await finish(target, nodeDisk);
    } finally {
      await release();
    }
  } catch (error) {
    throw writeError(error);
  }
}
