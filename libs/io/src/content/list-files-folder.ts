import type { ContentListing } from '@tsferry/domain';
import { checksumsName } from './checksums.js';
import { requireReadable, walkContent } from './content-folder.js';
import { createFileTable } from './file-table.js';

/**
 * What lies in the files folder of a pair, but for the checksum file itself: files by path, and folders that hold nothing.
 * Throws as `scanContent`.
 */
export async function listFilesFolder(filesFolder: string, signal?: AbortSignal): Promise<ContentListing> {
  const files = createFileTable();
  const folders: string[] = [];
  const options = { singleFile: false, ...(signal === undefined ? {} : { signal }) };
  await walkContent(filesFolder, options, {
    file: (file, full) => {
      requireReadable(full);
      if (file.path !== checksumsName) files.add(file);
    },
    emptyFolder: (path) => folders.push(path),
  });
  return { files, folders };
}
