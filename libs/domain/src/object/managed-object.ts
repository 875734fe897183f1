import type { Instance } from '../instance/instance.js';
import type { ObjectRef } from '../reference/ref.js';

/** A part beside `object.xml`: a serialised string array, or the text of any other document (no byte order mark). */
export type SideFile =
  { readonly kind: 'strings'; readonly items: readonly string[] } | { readonly kind: 'text'; readonly text: string };

/** An object wherever it is: its definition and its side files, by file name. */
export type ManagedObject = ObjectRef & {
  readonly name: string;
  readonly instance: Instance;
  readonly sideFiles: Readonly<Record<string, SideFile>>;
};

/** What a listing needs to know of an object of a site. */
export type ObjectHead = ObjectRef & {
  readonly name: string;
  /** Folder of the object's own tree: `/` or `/OSD/Prod`. */
  readonly folder: string;
  /** Counts the changes of the object in this site, from 1. */
  readonly version: number;
  /** Says which predefined object of a site it is (`client:<name>`, `usmt`, `boot:<architecture>`), or null. */
  readonly predefined: string | null;
};

/** Content of an object of a site. */
export type SiteContent = {
  /** Which content of the object: '' for the only one, the ContentId for an application. */
  readonly key: string;
  /** The package source, as the definition states it: a UNC path, or an absolute local one. */
  readonly path: string;
  /** Where this machine reads it; null when it never was seen here (imported without content). */
  readonly folder: string | null;
  readonly singleFile: boolean;
  readonly files: number | null;
  readonly bytes: number | null;
  /** SHA-256 over the sorted checksum lines of its files; null when the content was not checked. */
  readonly digest: string | null;
};

/** An object of a site without its definition: its head, and its content. */
export type ContentHead = ObjectHead & { readonly contents: readonly SiteContent[] };

/** An object of a site. */
export type SiteObject = ManagedObject & ContentHead;

/** Content of an object of an archive, out of the manifest. */
export type ArchivedContent = {
  readonly key: string;
  readonly uniqueId: string;
  /** Path below `<name>_files`, of a folder, or of the one file when `singleFile`. Checked: safe to join. */
  readonly relativePath: string;
  readonly singleFile: boolean;
  /** The package source at the exporting site: shown, never opened. */
  readonly originalPath: string;
};

/** An object of an archive. */
export type ArchivedObject = ManagedObject & {
  /** Name of its folder below the class, as it stands in the archive (escaped). */
  readonly folderKey: string;
  readonly contents: readonly ArchivedContent[];
};
