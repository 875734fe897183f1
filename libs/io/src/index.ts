export { archiveOpener } from './archive/archive-opener.js';
export { openArchive, readArchive } from './archive/open-archive.js';
export { writeArchive } from './archive/write-archive.js';
export type { ArchiveDraft, DraftContent, DraftObject } from './archive/archive-draft.js';
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
export { parseShareMap, toLocal, toUnc, type ShareMap } from './content/share-map.js';
export { measureContent, scanContent, type ContentListing } from './content/content-folder.js';
export type { ListedFile, ListedFiles } from './content/file-table.js';
export { listFilesFolder } from './content/list-files-folder.js';
export {
  checksumsName,
  contentDigest,
  formatChecksums,
  isZipLine,
  parseChecksums,
  readChecksums,
} from './content/checksums.js';
export type { Checksum, ChecksumList } from './content/checksum-list.js';
export { copyContent, type CopiedSource, type CopyJob, type CopyOptions } from './content/copy.js';
export { hashContent, type HashJobs } from './content/hash.js';
export type { HashList } from './content/hash-list.js';
export { leadsInto } from './content/leads-into.js';

export { filesFolderOf, resolveTarget } from './publish/target.js';
export { publishPair, recoverPair, type PairOptions } from './publish/publish-pair.js';
export { removePair } from './publish/remove-pair.js';
export { importFolders, type ImportFolders, type ImportFoldersOptions } from './publish/import-folders.js';
export type { ContentJob, CopiedFile } from './publish/content-tree.js';
export { nodeDisk, type Disk } from './publish/disk.js';
