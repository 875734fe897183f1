export { createArchivePort } from './archive/archive-port.js';
export { archiveOpener } from './archive/archive-opener.js';
export { openArchive, readArchive } from './archive/open-archive.js';
export { writeArchive } from './archive/write-archive.js';
export { decodeInstance } from './xml/decode-instance.js';
export { encodeInstance } from './xml/encode-instance.js';

export {
  checkRelativePath,
  joinInside,
  nameFault,
  nameKey,
  safeFolderName,
  showName,
  uniqueFolderNames,
} from './content/safe-path.js';
export { toLocal, toUnc } from './content/share-map.js';
export { measureContent, scanContent } from './content/content-folder.js';
export { listFilesFolder } from './content/list-files-folder.js';
export {
  checksumsName,
  contentDigest,
  formatChecksums,
  isZipLine,
  parseChecksums,
  readChecksums,
} from './content/checksums.js';
export { contentPort } from './content/content-port.js';
export { filesFolderOf } from './content/files-folder.js';
export { copyContent, type CopiedSource, type CopyJob, type CopyOptions } from './content/copy.js';
export { hashContent, type HashJobs } from './content/hash.js';
export type { HashList } from './content/hash-list.js';
export { leadsInto } from './content/leads-into.js';

export { publishPort } from './publish/publish-port.js';
export { resolveTarget } from './publish/target.js';
export { publishPair, recoverPair, type PublishOptions } from './publish/publish-pair.js';
export { removePair } from './publish/remove-pair.js';
export { importFolders, type ImportFoldersOptions } from './publish/import-folders.js';
export { nodeDisk, type Disk } from './publish/disk.js';
