import type { Run } from './run.js';

/** A UNC (or drive) folder as definitions name it, and the absolute folder of this machine that holds the same files. */
export type ShareMap = { readonly unc: string; readonly folder: string };

/** A file of a content: path below it with `/` (the file's name for a single file), and its size in bytes. */
export type ListedFile = { readonly path: string; readonly bytes: number };

/** Files in the order of their paths. Each is made when it is asked for, since there may be 200,000. */
export type ListedFiles = Iterable<ListedFile> & {
  readonly length: number;
  /** Those from the index `start` to before `end`, as `slice` of an array. Nothing is copied. */
  slice(start: number, end: number): ListedFiles;
};

/** What lies in the files folder of a pair, without the checksum file. `folders` are those that hold nothing. */
export type ContentListing = { readonly files: ListedFiles; readonly folders: readonly string[] };

/** A line of a checksum file: a path below the files folder with `/`, or `../name.zip` for the zip. Lower-case hex. */
export type Checksum = { readonly path: string; readonly sha256: string };

/** The lines of a checksum file in their order, no path twice. There may be 200,000. */
export type ChecksumList = Iterable<Checksum> & {
  readonly length: number;
  /** The SHA-256 of the line with this path, or null. Quickest when paths are asked for in the order of the lines. */
  readonly sha256Of: (path: string) => string | null;
};

/** SHA-256 of many files, by their index, in lower-case hex. */
export type FileHashes = {
  /** The hash of the file with this index. */
  readonly get: (index: number) => string;
};

/** Folders and files of content. */
export type ContentPort = {
  /**
   * Lists the files folder of a pair. Throws CONTENT_MISSING when it is not there, and refuses what cannot be content:
   * CONTENT_TYPE for links and devices, CONTENT_NAME for names that Windows cannot hold, CONTENT_READ for what cannot be read.
   */
  scan(filesFolder: string, run: Run): Promise<ContentListing>;
  /** How many files a content has, and their bytes. Throws as `scan`. */
  measure(folder: string, singleFile: boolean, run: Run): Promise<{ readonly files: number; readonly bytes: number }>;
  /** SHA-256 of each file, by its index; paths below `root`, as `scan` gave them. */
  hash(files: ListedFiles, run: Run, root: string): Promise<FileHashes>;
  /** SHA-256 over the sorted lines: equal for equal content. */
  digest(files: readonly Checksum[]): string;
  /** The lines of `SHA256SUMS` in a files folder, with the hash of that file; null when there is none. */
  checksums(filesFolder: string): Promise<{ readonly lines: ChecksumList; readonly sha256: string } | null>;
  /**
   * The path itself when something is there; else the one beside it whose name differs in nothing but case or Unicode form,
   * which Windows takes for the same; null when there is none, or more than one.
   */
  find(path: string): Promise<string | null>;
  /** Folders beside a path whose names end in `_files`. */
  filesFolders(beside: string): Promise<readonly string[]>;
  /** Equal for paths that Windows takes for one: those that differ in nothing but case or Unicode form. */
  pathKey(path: string): string;
  /** Whether there is a file or folder. */
  exists(path: string): Promise<boolean>;
  /** Names in a folder, upper case; empty when it does not exist. */
  entries(folder: string): Promise<string[]>;
  /** The absolute form of a path that a user gave. */
  absolute(path: string): string;
  /** Tells whether absolute paths are a folder or below it. Links are followed, names are compared as the system compares them. */
  leadsInto(folder: string): Promise<(path: string) => Promise<boolean>>;
  /** A path inside a root. Throws CONTENT_NAME when it would leave the root. */
  join(root: string, relativePath: string): string;
  /** Names that Windows can hold, unique ignoring case, one for each name given. */
  folderNames(names: readonly string[]): string[];
  /** Where this machine reads a UNC or drive path; null when no map has it. */
  toLocal(maps: readonly ShareMap[], unc: string): string | null;
  /** The UNC path of an absolute folder of this machine; null when no map has it. */
  toUnc(maps: readonly ShareMap[], folder: string): string | null;
};
