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
