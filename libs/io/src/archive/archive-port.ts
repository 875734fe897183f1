import type { ArchivePort } from '@tsferry/domain';
import { filesFolderOf } from '../content/files-folder.js';
import { archiveOpener } from './archive-opener.js';
import { writeArchive } from './write-archive.js';

/** Archives on this machine. The port remembers the archive it opened last, as `archiveOpener` does. */
export function createArchivePort(): ArchivePort {
  return { open: archiveOpener(), write: writeArchive, filesFolder: filesFolderOf };
}
