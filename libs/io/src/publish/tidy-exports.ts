import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@tsferry/domain';
import { nodeDisk, writeError } from './disk.js';
import { takeLock } from './lock.js';
import { finish, recover } from './swap.js';
import { findTarget } from './target.js';

const working = /^\.(.+\.zip)\.tsferry$/i;

/**
 * Undoes or finishes what killed exports left in a folder, and removes the rest of it: no later export takes over what
 * one of them had copied. What an export works with that goes on stays, and so does a working folder whose names something
 * else has. A folder that is not there is no error. Throws WRITE_FAILED.
 */
export async function tidyExports(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const zip = working.exec(name)?.[1];
    if (zip !== undefined) await tidy(join(folder, zip)).catch(unlessInUse);
  }
}

async function tidy(zip: string): Promise<void> {
  const target = findTarget(zip);
  const release = await takeLock(target.staging, target.zip);
  try {
    await recover(target, nodeDisk);
    await finish(target, nodeDisk);
  } finally {
    await release();
  }
}

function unlessInUse(error: unknown): void {
  const stays = error instanceof AppError && ['TARGET_BUSY', 'TARGET_INVALID', 'TARGET_EXISTS'].includes(error.code);
  if (!stays) throw writeError(error);
}
