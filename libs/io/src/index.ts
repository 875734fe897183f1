export { createArchivePort } from './archive/archive-port.js';
export { openArchive } from './archive/open-archive.js';
export { writeArchive } from './archive/write-archive.js';
export { decodeInstance } from './xml/decode-instance.js';
export { encodeInstance } from './xml/encode-instance.js';

export {
  checkRelativePath,
  nameFault,
  nameKey,
  safeFolderName,
  showName,
  uniqueFolderNames,
} from './content/safe-path.js';
export { toLocal, toUnc } from './content/share-map.js';
export { measureContent, scanContent } from './content/content-folder.js';
export { contentDigest, formatChecksums, readChecksums } from './content/checksums.js';
export { contentPort } from './content/content-port.js';
export { hashContent, type HashJobs } from './content/hash.js';
export type { HashList } from './content/hash-list.js';
export { leadsInto } from './content/leads-into.js';

export { publishPort } from './publish/publish-port.js';
export { publishPair, type PublishOptions } from './publish/publish-pair.js';
export { removePair } from './publish/remove-pair.js';
export { importFolders, type ImportFoldersOptions } from './publish/import-folders.js';
export type { Disk } from './publish/disk.js';
