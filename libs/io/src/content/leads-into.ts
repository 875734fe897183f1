import { realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isInside } from './share-map.js';

/**
 * Tells whether absolute paths are a folder or something below it, as written or once the links in both are followed; names
 * are compared as the system compares them. What is not there counts by its name. Asks the disk without holding up the
 * process: thousands of paths may be on a share that answers slowly.
 */
export async function leadsInto(folder: string): Promise<(path: string) => Promise<boolean>> {
  const real = await follow(folder);
  return async (path) => isInside(folder, path) || isInside(real, await follow(path));
}

/** The path with every link in it followed, as far as it is there. */
async function follow(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const parent = dirname(path);
    return !missing || path === parent ? path : join(await follow(parent), relative(parent, path));
  }
}
