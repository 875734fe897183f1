import { access, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ContentPort } from '@tsferry/domain';
import { contentDigest, readChecksums } from './checksums.js';
import { measureContent } from './content-folder.js';
import { findNear } from './find-near.js';
import { hashContent } from './hash.js';
import { leadsInto } from './leads-into.js';
import { listFilesFolder } from './list-files-folder.js';
import { joinInside, nameKey, uniqueFolderNames } from './safe-path.js';
import { toLocal, toUnc } from './share-map.js';

/** Content in the folders of this machine. */
export const contentPort: ContentPort = {
  scan: (filesFolder, { signal }) => listFilesFolder(filesFolder, signal),
  measure: (folder, singleFile, { signal }) => measureContent(folder, { singleFile, ...(signal ? { signal } : {}) }),
  hash: hashContent,
  digest: contentDigest,
  checksums: readChecksums,
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  entries: (folder) =>
    readdir(folder).then(
      (names) => names.map((name) => name.toUpperCase()),
      () => [],
    ),
  find: findNear,
  filesFolders: async (beside) =>
    (await readdir(dirname(beside), { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isDirectory() && /_files$/i.test(entry.name))
      .map(({ name }) => join(dirname(beside), name)),
  pathKey: nameKey,
  absolute: (path) => resolve(path),
  leadsInto,
  join: joinInside,
  folderNames: uniqueFolderNames,
  toLocal,
  toUnc,
};
