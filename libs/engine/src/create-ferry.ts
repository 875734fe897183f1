import { createHash, randomUUID } from 'node:crypto';
import { access, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  archiveOpener,
  contentDigest,
  filesFolderOf,
  hashContent,
  importFolders,
  joinInside,
  leadsInto,
  listFilesFolder,
  measureContent,
  publishPair,
  readChecksums,
  removePair,
  resolveTarget,
  toLocal,
  toUnc,
  uniqueFolderNames,
  writeArchive,
} from '@tsferry/io';
import { openCatalog } from '@tsferry/stores';
import { bindUseCases, type Ferry } from './ferry.js';
import type { ArchivePort, ContentPort, Ports, PublishPort } from './ports.js';

/** What a ferry is made from. */
export type FerryOptions = {
  /** Folder with the default store. Made when the first site is created. */
  readonly home: string;
  /** The time that plans carry; the clock when left out. */
  readonly now?: () => Date;
  /** How long to wait for another process that writes to a store, in milliseconds. */
  readonly waitMs?: number;
};

const archives: Omit<ArchivePort, 'open'> = { write: writeArchive, filesFolder: filesFolderOf };

const content: ContentPort = {
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
  absolute: (path) => resolve(path),
  leadsInto,
  join: joinInside,
  folderNames: uniqueFolderNames,
  toLocal,
  toUnc,
};

const publish: PublishPort = { target: resolveTarget, pair: publishPair, removePair, importContent: importFolders };

/** THE composition root: the use cases over real archives, folders and stores. Close it when done. */
export function createFerry({ home, now = () => new Date(), waitMs }: FerryOptions): Ferry {
  const ports: Ports = {
    sites: openCatalog({ home, ...(waitMs === undefined ? {} : { waitMs }) }),
    archives: { ...archives, open: archiveOpener() },
    content,
    publish,
    now,
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    graphs: new Map(),
  };
  return bindUseCases(ports);
}
