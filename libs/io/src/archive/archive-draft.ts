import type { ManagedObject } from '@tsferry/domain';

/** A content of an object as the manifest will name it. */
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

/** An object to write, with the contents that are exported; none when content is left out. */
export type DraftObject = ManagedObject & { readonly contents: readonly DraftContent[] };

/** All that an archive is written from. Equal drafts give equal bytes, in any time zone. */
export type ArchiveDraft = {
  /** Id of the plan: every id that the archive itself needs is derived from it. */
  readonly id: string;
  /** Time of the plan, ISO 8601: the time of every entry, as UTC. */
  readonly time: string;
  /** Name of the zip without `.zip`: the content lies in `<name>_files`. */
  readonly name: string;
  readonly authoringScope: string;
  /** The administrator comment, '' for none. */
  readonly comment: string;
  /** PackageID of the site's own USMT package; `00000000` when it has none. */
  readonly usmtPackageId: string;
  /** Dependencies first: the order of the archive. */
  readonly objects: readonly DraftObject[];
};
