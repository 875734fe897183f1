import type { Checksum } from './content.js';
import type { Run } from './run.js';

/** Content to copy: a folder, or the one file when `singleFile`, and its path below the new folder. */
export type ContentJob = { readonly source: string; readonly relativePath: string; readonly singleFile: boolean };

/** A file that was copied: path below the new folder, size in bytes, SHA-256. */
export type CopiedFile = Checksum & { readonly bytes: number };

/** An export to publish: a zip and the content that goes beside it. */
export type PairOptions = {
  /** Path of the zip; `.zip` is added when it lacks it. */
  readonly zip: string;
  readonly overwrite: boolean;
  readonly content: readonly ContentJob[];
  /** The bytes of the zip. */
  readonly archive: Uint8Array;
  /** Reads the zip back with the importer's own reader, under a name of its own; throws when it is not as meant. */
  readonly check: (zip: string) => Promise<void>;
};

/** Content that an import copies to a share. */
export type ImportContentOptions = {
  readonly planId: string;
  /** Authoring scope of the site that imports. Only what killed imports of the same site left is removed. */
  readonly site: string;
  /** The folder of this machine that the share is. */
  readonly root: string;
  /** `relativePath`: the new folder (or file) below `root`, as planned. */
  readonly content: readonly ContentJob[];
  /** Whether the site's store says that a plan was applied. Then its folders are in use, even if that run was killed. */
  readonly wasApplied: (planId: string) => Promise<boolean>;
};

/** Where killed imports of a site may have left content. */
export type TidyImports = Pick<ImportContentOptions, 'site' | 'root' | 'wasApplied'>;

/** Folders that were filled for an import. Call `commit` or `undo`, once. */
export type ImportedContent = {
  /** Sorted by path below `root`. */
  readonly files: readonly CopiedFile[];
  /** After the transaction: the folders stay. */
  commit(): Promise<void>;
  /** The folders go. */
  undo(): Promise<void>;
};

/** Publishes pairs and fills folders for imports, so that a kill leaves the old state or the new one. */
export type PublishPort = {
  /** The absolute path of the zip that `to` means, `.zip` added. Throws TARGET_INVALID for folders, links and devices. */
  target(to: string): string;
  /** Copies content, writes the zip, checks both and puts them in place, the zip last. */
  pair(options: PairOptions, run: Run): Promise<void>;
  /** Removes a pair and what a killed export to it left. Nothing there is no error. Throws TARGET_BUSY. */
  removePair(zip: string): Promise<void>;
  /** Undoes or finishes what killed exports left in a folder. Throws WRITE_FAILED. */
  tidyExports(folder: string): Promise<void>;
  /** Removes what killed imports of a site left below the folder of a share. Throws TARGET_INVALID, WRITE_FAILED. */
  tidyImports(options: TidyImports): Promise<void>;
  /** Copies content to new folders (or files) below the folder of a share. */
  importContent(options: ImportContentOptions, run: Run): Promise<ImportedContent>;
};
