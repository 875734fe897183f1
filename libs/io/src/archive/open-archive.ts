import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import {
  AppError,
  idKey,
  isPackageId,
  kindFor,
  kindOf,
  refKey,
  unresolvedId,
  type Archive,
  type Warning,
} from '@tsferry/domain';
import { showName } from '../content/safe-path.js';
import { readCoreProperties } from '../xml/core-properties.js';
import { readSingleValue } from '../xml/single-value-xml.js';
import { readArchiveParts, type ArchiveParts, type Part } from './archive-parts.js';
import { checkContentTypes } from './content-types.js';
import { contentTypesPath, rootRelationshipsPath } from './layout.js';
import { archiveLimits } from './limits.js';
import { contentLinker } from './link-contents.js';
import { authoringScopeOf, readManifest } from './manifest.js';
import { orderObjects } from './order-objects.js';
import { readInput } from './read-input.js';
import { readObject, type FoundObject } from './read-object.js';
import { readRelationships } from './relationships.js';
import { readSideFile } from './side-file.js';
import { litterWarnings } from './zip-litter.js';

const scopePattern = /^[A-Za-z]+_[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i;

/**
 * Opens an export of either flavour: everything in the zip is read, checked and in memory; content beside it is not touched.
 * Throws INPUT_TYPE, INPUT_READ, ARCHIVE_*, FORMAT_MANIFEST, XML_*, SCHEMA, SCHEMA_ID, CONTENT_NAME; what can be lived
 * with is in `warnings`.
 */
export async function openArchive(path: string): Promise<Archive> {
  const absolute = resolve(path);
  return readArchive(await readInput(absolute, archiveLimits.archiveBytes), absolute);
}

/** `openArchive` for bytes that are there already; `path` is where they are from. */
export function readArchive(bytes: Uint8Array, path: string): Archive {
  const parts = readArchiveParts(bytes, path);
  const manifest = readManifest(parts.manifest.read(), parts.manifest.name);
  const { comment, identifier } = readRootParts(parts);
  const { found, warnings } = readFolders(parts, path);
  requireDistinct(found);
  const linker = contentLinker(manifest.contents, parts.manifest.name);
  const linked = found.map(({ object, claim }) => ({ ...object, contents: linker.link(claim) }));
  // An application that came from elsewhere keeps the scope of its own, so the ids of other objects say nothing.
  const otherScopes = parts.flavour === 'document' ? [identifier, scopeOfObjects(found)] : [];
  const ordered = orderObjects(linked, manifest.entryObjects, parts.manifest.name);
  return {
    path,
    flavour: parts.flavour,
    authoringScope: requireScope([authoringScopeOf(manifest), ...otherScopes], parts.manifest.name),
    comment,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    usmtPackageId: readUserState(parts.userState),
    objects: ordered.objects,
    warnings: [...partWarnings(parts, path), ...warnings, ...ordered.warnings, ...linker.warnings()],
  };
}

/** What is ignored, and what of the package itself is absent: neither is needed to read it. */
function partWarnings(parts: ArchiveParts, path: string): Warning[] {
  const absent: readonly (readonly [string, readonly Part[]])[] = [
    [contentTypesPath, parts.contentTypes],
    [rootRelationshipsPath, parts.relationships],
  ];
  return [
    ...litterWarnings(parts.ignored, path),
    ...absent
      .filter(([, found]) => found.length === 0)
      .map(([name]) => ({ code: 'PART_ABSENT', message: `${path} has no ${name}, which every export has.`, id: name })),
  ];
}

/** The parts of the package itself; all are checked, the comment and an application's scope are used. */
function readRootParts(parts: ArchiveParts): { comment: string; identifier: string } {
  for (const part of parts.contentTypes) checkContentTypes(part.read());
  for (const part of parts.relationships) readRelationships(part.read(), part.name);
  const [properties] = parts.coreProperties.map((part) => readCoreProperties(part.read(), part.name));
  return { comment: properties?.description ?? '', identifier: properties?.identifier ?? '' };
}

function readFolders(parts: ArchiveParts, path: string): { found: FoundObject[]; warnings: Warning[] } {
  const found: FoundObject[] = [];
  const warnings: Warning[] = [];
  for (const folder of parts.folders) {
    if (folder.object) {
      found.push(readObject(folder, folder.object));
      continue;
    }
    for (const part of folder.files.values()) readSideFile(part.read(), part.name);
    const message = `${folder.class}/${folder.folder} has no object.xml: its object was deleted from the archive.`;
    warnings.push({ code: 'OBJECT_INCOMPLETE', message, id: folder.key.slice(0, 200) });
  }
  if (found.length > 0) return { found, warnings };
  throw new AppError('FORMAT_MANIFEST', `${path} holds no object.`, {
    hint: 'Every object was deleted from it. Export it again.',
    details: { path },
  });
}

/** PackageIDs are one number range for all classes of a site. */
function requireDistinct(found: readonly FoundObject[]): void {
  const seen = new Map<string, string>();
  for (const { object } of found) {
    const isPackage = kindFor(object).identity === 'package';
    const key = isPackage ? idKey(object.id) : refKey(object);
    const other = seen.get(key);
    if (other !== undefined) {
      const here = `${object.class}/${object.folderKey}`;
      throw new AppError('ARCHIVE_DUPLICATE', `${other} and ${here} are both the object ${object.id}.`, {
        hint: 'It is not clear which of the two is meant. Export it again.',
        details: { id: object.id, folders: [other, here] },
      });
    }
    seen.set(key, `${object.class}/${object.folderKey}`);
  }
}

/** The scope in the ModelName of the first application; '' when there is none. */
function scopeOfObjects(found: readonly FoundObject[]): string {
  const application = found.find(({ object }) => kindOf(object.class).referenceKind === 'application');
  return application?.object.id.split('/', 1)[0] ?? '';
}

/** The authoring scope tells whose ids these are, so an archive without one is not guessed about. */
function requireScope(candidates: readonly string[], where: string): string {
  const scope = candidates.find((candidate) => candidate !== '') ?? '';
  if (scopePattern.test(scope)) return scope;
  const what =
    scope === '' ? 'names no authoring scope' : `has ${showName(scope.slice(0, 100))} as its authoring scope`;
  throw new AppError('FORMAT_MANIFEST', `${where} ${what}.`, {
    hint: 'It is not an export as Configuration Manager writes it. Export it again.',
    details: { where },
  });
}

/** The USMT package of the exporting site; null when it had none. */
function readUserState(parts: readonly Part[]): string | null {
  const [id] = parts.map((part) => readSingleValue(part.read(), part.name, 'string').trim());
  if (id === undefined || id === '' || id === unresolvedId) return null;
  if (isPackageId(id)) return id;
  throw new AppError('SCHEMA_ID', `${parts[0]?.name} holds ${showName(id.slice(0, 100))}, which is no PackageID.`, {
    hint: 'The export was damaged or edited by hand. Export it again.',
    details: { where: parts[0]?.name },
  });
}
