import { resolve } from 'node:path';
import type { Archive } from '@tsferry/domain';
import { archiveLimits } from './limits.js';
import { openArchive } from './open-archive.js';
import { hashInput } from './read-input.js';

/**
 * An `openArchive` that reads the file each time, but answers the archive it opened last when the bytes are those, by
 * SHA-256: an import is planned and then applied. It holds that archive weakly, so that it keeps no memory of its own.
 */
export function archiveOpener(): (path: string) => Promise<Archive> {
  let last: WeakRef<Archive> | undefined;
  return async (path) => {
    const absolute = resolve(path);
    const known = await recall(last?.deref(), absolute);
    if (known) return known;
    const archive = await openArchive(absolute);
    last = new WeakRef(archive);
    return archive;
  };
}

/** The archive, when it is what the file holds; it is held while that is read. */
async function recall(archive: Archive | undefined, path: string): Promise<Archive | null> {
  if (archive?.path !== path) return null;
  return archive.sha256 === (await hashInput(path, archiveLimits.archiveBytes)) ? archive : null;
}
