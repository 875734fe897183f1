import type { ContentSource } from '../object/kind.js';
import { kindFor } from '../object/kinds/kinds.js';
import type { ArchivedObject, SiteObject } from '../object/managed-object.js';
import { createIdTable } from '../reference/id-table.js';
import type { ObjectRef } from '../reference/ref.js';
import type { Warning } from '../warning.js';
import type { ImportContent, ImportRow } from './plan.js';

/** Content of an archive as it lies on disk. */
export type ContentFact = {
  readonly object: ObjectRef;
  /** '' for the only content of an object, the ContentId for an application. */
  readonly key: string;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 over the sorted checksum lines of its files; null when it was not hashed. */
  readonly digest: string | null;
  /** Absolute path where this machine will read it. */
  readonly folder: string;
  /** What becomes the package source. */
  readonly path: string;
};

/** Facts by object and content. */
export type ContentIndex = { of(object: ObjectRef): ReadonlyMap<string, ContentFact> };

const none: ReadonlyMap<string, ContentFact> = new Map();
const noWarnings: readonly Warning[] = [];

/** Indexes facts by object, then by key. */
export function indexContents(facts: readonly ContentFact[]): ContentIndex {
  const byObject = createIdTable<Map<string, ContentFact>>();
  for (const fact of facts) {
    const { class: className, id } = fact.object;
    const known = byObject.get(className, id);
    if (known) known.set(fact.key, fact);
    else byObject.set(className, id, new Map([[fact.key, fact]]));
  }
  return { of: ({ class: className, id }) => byObject.get(className, id) ?? none };
}

/** The package sources that a definition states. */
export function contentSources(object: ArchivedObject): readonly ContentSource[] {
  return kindFor(object).contents(object.instance);
}

/**
 * The contents that an imported object has, `stated` being those of its definition: those on disk with their new package source, the others with the source
 * that the definition states, not checked.
 */
export function importContents(
  object: ArchivedObject,
  stated: readonly ContentSource[],
  index: ContentIndex,
): ImportContent[] {
  if (stated.length === 0 && object.contents.length === 0) return [];
  const facts = index.of(object);
  // A manifest may list content of an object that states no source, after hand edits.
  const listedOnly = object.contents
    .filter(({ key }) => !stated.some((content) => content.key === key))
    .map(({ key, originalPath, singleFile }) => ({ key, path: originalPath, singleFile }));
  return (listedOnly.length === 0 ? stated : [...stated, ...listedOnly]).map(({ key, path, singleFile }) => {
    const fact = facts.get(key);
    const listed = object.contents.findLast((content) => content.key === key);
    return {
      key,
      relativePath: listed?.relativePath ?? '',
      singleFile: listed?.singleFile ?? singleFile,
      files: fact?.files ?? null,
      bytes: fact?.bytes ?? null,
      digest: fact?.digest ?? null,
      folder: fact?.folder ?? null,
      path: fact?.path ?? path,
    };
  });
}

/** Whether contents are shown to be equal: every one by its digest, or neither object has any. */
export function sameContent(
  object: ArchivedObject,
  sources: readonly ContentSource[],
  existing: SiteObject,
  index: ContentIndex,
): boolean {
  if (sources.length !== existing.contents.length) return false;
  const facts = index.of(object);
  const digests = new Map(existing.contents.map(({ key, digest }) => [key, digest]));
  return sources.every(({ key }) => {
    const digest = facts.get(key)?.digest ?? null;
    return digest !== null && digest === digests.get(key);
  });
}

/**
 * Warnings about the package source that an imported object gets, at most one of each kind: a path of this machine, where
 * a site needs a UNC path; or the original one, which nobody has looked at.
 */
export function contentWarnings({ sourceId: id, name, contents }: ImportRow): readonly Warning[] {
  if (contents.length === 0) return noWarnings;
  const local = contents.find(({ folder, path }) => folder !== null && !path.startsWith('\\\\'));
  const kept = contents.find(({ folder }) => folder === null);
  const warnings: Warning[] = [];
  if (local) {
    const message = `The package source of ${id} "${name}" will be the local path ${local.path}. Production needs a UNC path: map the folder to a share, or copy the content to one.`;
    warnings.push({ code: 'CONTENT_LOCAL_PATH', message, object: id });
  }
  if (kept) {
    const message = `The package source of ${id} "${name}" stays ${kept.path}. Its content is not imported and was not checked.`;
    warnings.push({ code: 'CONTENT_NOT_CHECKED', message, object: id });
  }
  return warnings;
}
