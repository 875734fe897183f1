import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Archive } from '@tsferry/domain';
import { archiveLimits } from './limits.js';
import { readArchive } from './open-archive.js';
import { readInput } from './read-input.js';

/**
 * An `openArchive` that reads the file each time, but answers the archive it opened last when the bytes are those, by
 * SHA-256: an import is planned and then applied. It holds that archive weakly, so that it keeps no memory of its own.
 */
export function archiveOpener(): (path: string) => Promise<Archive> {
  let last: WeakRef<Archive> | undefined;
  return async (path) => {
    const absolute = resolve(path);
    const bytes = await readInput(absolute, archiveLimits.archiveBytes);
    const known = last?.deref();
    if (known?.path === absolute && known.sha256 === createHash('sha256').update(bytes).digest('hex')) return known;
    const archive = readArchive(bytes, absolute);
    last = new WeakRef(archive);
    return archive;
  };
}
