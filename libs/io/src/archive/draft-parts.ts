import { createHash } from 'node:crypto';
import {
  consoleLayout,
  idKey,
  kindFor,
  taskSequenceClass,
  unresolvedId,
  type ArchiveDraft,
  type DraftContent,
  type DraftObject,
  type ManagedObject,
} from '@tsferry/domain';
import { writeCoreProperties } from '../xml/core-properties.js';
import { encodeInstance } from '../xml/encode-instance.js';
import { writeSingleValue } from '../xml/single-value-xml.js';
import { writeContentTypes } from './content-types.js';
import { folderKeys } from './folder-keys.js';
import {
  contentTypesPath,
  corePropertiesPath,
  manifestPath,
  objectFilePath,
  rootRelationshipsPath,
  userStatePackagePath,
} from './layout.js';
import { manifestProperties, writeManifest, type ManifestContent } from './manifest.js';
import { objectPath } from './object-path.js';
import { packageContentFile } from './read-object.js';
import { corePropertiesType, writeRelationships, type Relationship } from './relationships.js';
import { writeSideFile } from './side-file.js';

/** A part to write: its name in the zip and its bytes. */
export type DraftPart = { readonly name: string; readonly bytes: Uint8Array };

/** Hex digits that follow from the plan and what they are for, so that one plan gives the same bytes twice. */
function derive(draft: ArchiveDraft, purpose: string, digits: number): string {
  return createHash('sha256').update(`${draft.id}\n${purpose}`).digest('hex').slice(0, digits);
}

/** The path of a file of an object: of `object.xml` when no other is named. */
type PartPath = (object: ManagedObject, file?: string) => string;

function partPaths(objects: readonly ManagedObject[]): PartPath {
  const keys = folderKeys(objects);
  const keyOf = new Map(objects.map((object, at) => [object, keys[at]!]));
  return (object, file) => objectFilePath(object.class, keyOf.get(object)!, file);
}

/** An object that came on one line, from an export of applications, is laid out as this export's others are. */
function writeObject(object: ManagedObject, partPath: PartPath): DraftPart {
  const { instance } = object;
  const laidOut = instance.layout?.style === 'single' ? { ...instance, layout: consoleLayout } : instance;
  return { name: partPath(object), bytes: encodeInstance(laidOut) };
}

function writeSideFiles(object: DraftObject, partPath: PartPath): DraftPart[] {
  const parts: DraftPart[] = [];
  // Guess: an OS image, a driver package and a driver link to their content as a package does
  // (libs/io/docs/archive-format.md, "Guesses").
  const [content] = object.contents.filter(({ key }) => key === '');
  if (content) {
    const name = partPath(object, packageContentFile);
    parts.push({ name, bytes: writeSingleValue('guid', content.uniqueId, name) });
  }
  const order = kindFor(object).sideFileNames;
  const rank = (file: string) => (order.includes(file) ? order.indexOf(file) : order.length);
  const files = Object.entries(object.sideFiles).sort(([a], [b]) => rank(a) - rank(b));
  for (const [file, value] of files) {
    const name = partPath(object, file);
    parts.push({ name, bytes: writeSideFile(value, name) });
  }
  return parts;
}

/** The hash depends on the object's key alone, as in real exports (libs/io/docs/archive-format.md, "Relationships"). */
function toRelationship(object: ManagedObject, partPath: PartPath): Relationship {
  const hash = createHash('sha256')
    .update(`${object.class}\n${idKey(object.id)}`)
    .digest('hex')
    .toUpperCase();
  return { type: object.class, target: `/${partPath(object)}`, targetMode: 'External', id: `${object.class}-${hash}` };
}

const folderEnd = (path: string): string => (/[\\/]$/.test(path) ? path : `${path}\\`);

function toContent(draft: ArchiveDraft, content: DraftContent): ManifestContent {
  const { key, uniqueId, description, originalPath, singleFile } = content;
  const relativePath = content.relativePath.replaceAll('/', '\\');
  // Guess: a relative path, as in exports of applications, will do (libs/io/docs/archive-format.md, "Guesses").
  const fullPath = `.\\${draft.name}_files\\${relativePath}`;
  // Guess: the content of an application is found by its ContentId, as folder or as id
  // (libs/io/docs/archive-format.md, "Guesses").
  const isNamed = key === '' || [uniqueId, content.relativePath].some((id) => id.toLowerCase() === key.toLowerCase());
  return {
    uniqueId: isNamed ? uniqueId : key,
    hash: '',
    description,
    relativePath,
    // Guess: the path of a single file does not end in a backslash (libs/io/docs/archive-format.md, "Guesses").
    fullPath: singleFile ? fullPath : folderEnd(fullPath),
    singleFile,
    storageType: '',
    fullOwnership: true,
    originalPath: singleFile ? originalPath : folderEnd(originalPath),
    originalStorage: '',
  };
}

function manifestPart(draft: ArchiveDraft): DraftPart {
  const manifest = {
    properties: manifestProperties(draft.authoringScope),
    contents: draft.objects.flatMap(({ contents }) => contents.map((content) => toContent(draft, content))),
    entryObjects: draft.objects
      .filter((object) => kindFor(object).identity !== 'owned')
      .map((object) => ({ path: objectPath(object), type: object.class })),
  };
  return { name: manifestPath, bytes: writeManifest(manifest, 'manifest', manifestPath) };
}

function relationshipsPart(draft: ArchiveDraft, coreProperties: string, partPath: PartPath): DraftPart {
  const core: Relationship = {
    type: corePropertiesType,
    target: `/${coreProperties}`,
    targetMode: '',
    id: `R${derive(draft, 'core properties relationship', 16)}`,
  };
  const relationships = [...draft.objects.map((object) => toRelationship(object, partPath)), core];
  return { name: rootRelationshipsPath, bytes: writeRelationships(relationships, rootRelationshipsPath) };
}

/**
 * The parts of an export of task sequences or packages in the order the console writes them
 * (libs/io/docs/archive-format.md, "The zip container"): the relationships behind the first `object.xml`, the USMT
 * package before that of the first task sequence.
 * Throws SCHEMA for a character that XML cannot carry.
 */
export function draftParts(draft: ArchiveDraft): DraftPart[] {
  const coreProperties = corePropertiesPath(derive(draft, 'core properties', 32));
  const firstSequence = draft.objects.find((object) => object.class === taskSequenceClass);
  const partPath = partPaths(draft.objects);
  const parts: DraftPart[] = [];
  for (const [at, object] of draft.objects.entries()) {
    if (object === firstSequence) {
      const id = draft.usmtPackageId === '' ? unresolvedId : draft.usmtPackageId;
      parts.push({ name: userStatePackagePath, bytes: writeSingleValue('string', id, userStatePackagePath) });
    }
    parts.push(writeObject(object, partPath));
    if (at === 0) parts.push(relationshipsPart(draft, coreProperties, partPath));
    parts.push(...writeSideFiles(object, partPath));
  }
  return [
    ...parts,
    manifestPart(draft),
    { name: coreProperties, bytes: writeCoreProperties(draft.comment, coreProperties) },
    { name: contentTypesPath, bytes: writeContentTypes() },
  ];
}
