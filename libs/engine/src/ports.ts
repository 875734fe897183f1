import type { Archive, ManagedObject, Run, SiteCatalog } from '@tsferry/domain';
import type { GraphMemory } from './load-site.js';

/** `\\server\share` and the folder of this machine that it is. */
export type ShareMap = { readonly unc: string; readonly folder: string };

/** A file of a content: path below the content with `/`, and its size. */
export type ListedFile = { readonly path: string; readonly bytes: number };

/** Files sorted by path, made when they are asked for: there may be 200,000. */
export type ListedFiles = Iterable<ListedFile> & {
  readonly length: number;
  slice(start: number, end: number): ListedFiles;
};

/** What lies in the files folder of a pair but its checksum file; `folders` are those that hold nothing. */
export type ContentListing = { readonly files: ListedFiles; readonly folders: readonly string[] };

/** A line of a checksum file; the path of the zip itself is `../name.zip`. */
export type Checksum = { readonly path: string; readonly sha256: string };

/** The lines of a checksum file, no path twice; there may be 200,000. */
export type ChecksumList = Iterable<Checksum> & {
  readonly length: number;
  /** The SHA-256 of the line with this path, or null. Quickest when paths are asked for in the order of the lines. */
  readonly sha256Of: (path: string) => string | null;
};

/** SHA-256 of many files, by their index, in lower-case hex. */
export type FileHashes = { readonly get: (index: number) => string };

/** What an archive is written from. */
export type ArchiveDraft = {
  readonly id: string;
  readonly time: string;
  readonly name: string;
  readonly authoringScope: string;
  readonly comment: string;
  readonly usmtPackageId: string;
  readonly objects: readonly DraftObject[];
};

/** An object with its contents as the manifest names them. */
export type DraftObject = ManagedObject & {
  readonly contents: readonly {
    readonly key: string;
    readonly uniqueId: string;
    readonly description: string;
    readonly relativePath: string;
    readonly singleFile: boolean;
    readonly originalPath: string;
  }[];
};

/** Archives, and the folder of content beside each. */
export type ArchivePort = {
  /** Throws one error that says what is wrong with the file and where. */
  open(path: string): Promise<Archive>;
  write(draft: ArchiveDraft): Promise<Uint8Array>;
  /** Absolute path of `<name>_files` beside a zip. */
  filesFolder(zip: string): string;
};

/** Folders and files of content. */
export type ContentPort = {
  /** Refuses what cannot be content (links, devices, names Windows cannot hold). */
  scan(filesFolder: string, run: Run): Promise<ContentListing>;
  /** How many files a content has, and their bytes; refuses as `scan`. */
  measure(folder: string, singleFile: boolean, run: Run): Promise<{ readonly files: number; readonly bytes: number }>;
  /** SHA-256 of each file, by its index; paths below `root`, as `scan` gave them. */
  hash(files: ListedFiles, run: Run, root: string): Promise<FileHashes>;
  /** SHA-256 over the sorted lines: equal for equal content. */
  digest(files: readonly Checksum[]): string;
  /** The lines of `SHA256SUMS` in a files folder, with the hash of that file; null when there is none. */
  checksums(filesFolder: string): Promise<{ readonly lines: ChecksumList; readonly sha256: string } | null>;
  exists(path: string): Promise<boolean>;
  /** Names in a folder, upper case; empty when it does not exist. */
  entries(folder: string): Promise<string[]>;
  /** The absolute form of a path that a user gave. */
  absolute(path: string): string;
  /** Tells whether absolute paths are a folder or below it: links followed, names compared as the system compares them. */
  leadsInto(folder: string): Promise<(path: string) => Promise<boolean>>;
  /** Path inside a root; refuses to leave it. */
  join(root: string, relativePath: string): string;
  /** Names that Windows can hold, unique ignoring case, one for each name given. */
  folderNames(names: readonly string[]): string[];
  toLocal(maps: readonly ShareMap[], unc: string): string | null;
  toUnc(maps: readonly ShareMap[], folder: string): string | null;
};

/** Content to copy: from a folder, or one file, to a path below another folder. */
export type ContentJob = { readonly source: string; readonly relativePath: string; readonly singleFile: boolean };

/** What was copied, file by file: path below the other folder. */
export type CopiedFile = Checksum & { readonly bytes: number };

/** Publishes pairs and import folders so that a kill leaves the old state or the new one. */
export type PublishPort = {
  /** The absolute path of the zip that `to` means, `.zip` added; refuses folders, links and devices. */
  target(to: string): string;
  /** Copies content, writes the zip, checks both and puts them in place, the zip last. */
  pair(
    options: {
      readonly zip: string;
      readonly overwrite: boolean;
      readonly content: readonly ContentJob[];
      readonly archive: Uint8Array;
      /** Reads the zip back before it is published. */
      readonly check: (zip: string) => Promise<void>;
    },
    run: Run,
  ): Promise<void>;
  /** Removes a pair and what a killed export to it left; nothing there is no error. Throws TARGET_BUSY. */
  removePair(zip: string): Promise<void>;
  /** Copies content to new folders (or files) below a share's folder for an import; then call one of the two, once. */
  importContent(
    options: {
      readonly planId: string;
      /** Authoring scope of the site that imports: only its own litter is swept. */
      readonly site: string;
      readonly root: string;
      readonly content: readonly ContentJob[];
      /** Whether a plan was applied, so that the folders that a killed run filled for it are in use. */
      readonly wasApplied: (planId: string) => Promise<boolean>;
    },
    run: Run,
  ): Promise<{
    /** Paths below `root`. */
    readonly files: readonly CopiedFile[];
    commit(): Promise<void>;
    undo(): Promise<void>;
  }>;
};

/** Everything a use case may touch. */
export type Ports = {
  readonly sites: SiteCatalog;
  readonly archives: ArchivePort;
  readonly content: ContentPort;
  readonly publish: PublishPort;
  /** The time that plans carry. */
  readonly now: () => Date;
  /** A new random GUID, lower case. */
  readonly newId: () => string;
  /** Lower-case hex. */
  readonly sha256: (text: string) => string;
  /** What was read of sites, so that looking around reads each version of an object once. */
  readonly graphs: GraphMemory;
};
