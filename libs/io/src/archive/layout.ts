/**
 * Every path inside an export's zip, in both directions: built for the writer, recognised for the reader
 * (libs/io/docs/archive-format.md, "Parts"). Names are kept as they stand in the zip, URI escapes included.
 */
import { taskSequenceClass } from '@tsferry/domain';

/** Content types of the package; always the last entry that is written. */
export const contentTypesPath = '[Content_Types].xml';
/** Relationships of the package: one per object, and the core properties. */
export const rootRelationshipsPath = '_rels/.rels';
/** Root part of an export of task sequences or packages. */
export const manifestPath = 'Manifest.xml';
/** Root part of an export of applications. */
export const documentPath = 'document.xml';
/** PackageID of the exporting site's USMT package; once per zip that holds a task sequence. */
export const userStatePackagePath = `${taskSequenceClass}/USERSTATE_MIGRATION_PACKAGE.xml`;
/** The side file every object folder has: its instance. */
export const objectFile = 'object.xml';

const corePropertiesFolder = 'package/services/metadata/core-properties';

/** Path of the core properties; `id` is a GUID as 32 lower-case hex digits. */
export function corePropertiesPath(id: string): string {
  return `${corePropertiesFolder}/${id}.psmdcp`;
}

/** Path of one file of an object's folder. `key` is not escaped yet, for example `LAB00001_Install - HP`. */
export function objectFilePath(className: string, key: string, file: string = objectFile): string {
  return `${className}/${escapeKey(key)}/${file}`;
}

/** Path of an object's own relationships (libs/io/docs/archive-format.md, "Exports of applications"). */
export function objectRelationshipsPath(className: string, key: string): string {
  return `${className}/${escapeKey(key)}/_rels/object.xml.rels`;
}

const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A key as its folder is named before escaping: `/` is written as `%` (seen in the ModelName of applications).
 * Guess: so is everything else that no part name can carry (libs/io/docs/archive-format.md, "Guesses").
 */
export function folderKey(key: string): string {
  return key
    .replace(loneSurrogates, '%')
    .replace(/[/\\\0-\x1F\x7F-\x9F]/g, '%')
    .replace(/\.+$/, (dots) => '%'.repeat(dots.length));
}

/**
 * The folder name of a key, as .NET escapes a part name: UTF-8, `%` and upper-case hex.
 * Guess: .NET leaves `;@&=+$,` as they are (libs/io/docs/archive-format.md, "Guesses"). `*` is escaped to be safe.
 */
export function escapeKey(key: string): string {
  return encodeURIComponent(folderKey(key))
    .replace(/%(3B|40|26|3D|2B|24|2C)/g, (escape) => decodeURIComponent(escape))
    .replaceAll('*', '%2A');
}

/**
 * Undoes the URI escapes of a folder name, once: the result is `folderKey(key)` of the object in it.
 * Null when an escape is cut off or the escapes are not UTF-8.
 */
export function unescapeKey(folder: string): string | null {
  try {
    return decodeURIComponent(folder);
  } catch {
    return null;
  }
}

/** What an entry of an export is, by the shape of its name. `folder` is as written, `key` is unescaped. */
export type EntryPart =
  | { readonly part: 'content-types' | 'root-relationships' | 'manifest' | 'document' }
  | { readonly part: 'core-properties' | 'user-state-package' }
  | {
      readonly part: 'object-file';
      readonly class: string;
      readonly folder: string;
      readonly key: string;
      readonly file: string;
    }
  | { readonly part: 'object-relationships'; readonly class: string; readonly folder: string; readonly key: string };

const fixedParts: ReadonlyMap<string, EntryPart> = new Map<string, EntryPart>([
  [contentTypesPath, { part: 'content-types' }],
  [rootRelationshipsPath, { part: 'root-relationships' }],
  [manifestPath, { part: 'manifest' }],
  [documentPath, { part: 'document' }],
  [userStatePackagePath, { part: 'user-state-package' }],
]);
const coreProperties = /^package\/services\/metadata\/core-properties\/[0-9A-Fa-f]{32}\.psmdcp$/;
const objectFileName = /^(SMS_[A-Za-z0-9_]+)\/([^/]+)\/([A-Za-z0-9_-][A-Za-z0-9_.-]*\.xml)$/;
const objectRelationships = /^(SMS_[A-Za-z0-9_]+)\/([^/]+)\/_rels\/object\.xml\.rels$/;
const folders =
  /^(?:_rels|package(?:\/services(?:\/metadata(?:\/core-properties)?)?)?|SMS_[A-Za-z0-9_]+(?:\/[^/]+(?:\/_rels)?)?)\/$/;

/**
 * What the file with this name is; null when no export has such a file. By shape: a class nobody knows is allowed,
 * and so is any side file that ends in `.xml`. Characters are checked elsewhere (`zip-name.ts`).
 */
export function parseEntryName(name: string): EntryPart | null {
  const fixed = fixedParts.get(name);
  if (fixed) return fixed;
  if (coreProperties.test(name)) return { part: 'core-properties' };
  const file = objectFileName.exec(name);
  const found = file ?? objectRelationships.exec(name);
  const [, className = '', folder = '', fileName = ''] = found ?? [];
  const key = unescapeKey(folder);
  if (!found || key === null) return null;
  return file
    ? { part: 'object-file', class: className, folder, key, file: fileName }
    : { part: 'object-relationships', class: className, folder, key };
}

/** Whether a directory entry, whose name ends in `/`, is a folder of an allowed file: repacked exports have some. */
export function isAllowedFolder(name: string): boolean {
  return folders.test(name);
}
