import type { ArchivedObject, ManagedObject } from '../object/managed-object.js';
import type { Warning } from '../warning.js';

/** An archive that was opened: everything in it is read, checked and in memory; content is beside it. */
export type Archive = {
  /** Absolute path of the zip. */
  readonly path: string;
  readonly flavour: 'manifest' | 'document';
  readonly authoringScope: string;
  readonly comment: string;
  /** Of the zip's bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** PackageID of the exporting site's USMT package; null when it had none. */
  readonly usmtPackageId: string | null;
  /** In the order of the archive: dependencies first. */
  readonly objects: readonly ArchivedObject[];
  readonly warnings: readonly Warning[];
};

/** A content of an object as the manifest of a new archive names it. */
export type DraftContent = {
  /** '' for the only content of an object, the ContentId for an application. */
  readonly key: string;
  /** A GUID that no other content of the archive has. */
  readonly uniqueId: string;
  /** The name of the object. */
  readonly description: string;
  /** Path below `<name>_files`, of a folder, or of the one file when `singleFile`. */
  readonly relativePath: string;
  readonly singleFile: boolean;
  /** The package source as the definition states it. */
  readonly originalPath: string;
};

/** An object to write, with the contents that are exported. It has none when content is left out. */
export type DraftObject = ManagedObject & { readonly contents: readonly DraftContent[] };

/** What an archive is written from. Equal drafts give equal bytes, in any time zone. */
export type ArchiveDraft = {
  /** Id of the plan. Every id that the archive itself needs is derived from it. */
  readonly id: string;
  /** Time of the plan, ISO 8601. Every entry has it, as UTC. */
  readonly time: string;
  /** Name of the zip without `.zip`. The content lies in `<name>_files`. */
  readonly name: string;
  readonly authoringScope: string;
  /** The administrator comment, '' for none. */
  readonly comment: string;
  /** PackageID of the site's own USMT package; `00000000` when it has none. */
  readonly usmtPackageId: string;
  /** In the order of the archive: dependencies first. */
  readonly objects: readonly DraftObject[];
};

/** Reads and writes archives, and knows where their content lies. */
export type ArchivePort = {
  /** Reads and checks a whole archive. Throws one error that says what is wrong with the file and where. */
  open(path: string): Promise<Archive>;
  /** The bytes of the zip. Throws USAGE for a draft without objects, and what could not be read back. */
  write(draft: ArchiveDraft): Promise<Uint8Array>;
  /** Absolute path of `<name>_files` beside a zip. */
  filesFolder(zip: string): string;
};
