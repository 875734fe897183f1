import { AppError, idKey, type ObjectHead, type ObjectRef, type SiteInfo, type SiteObject } from '@tsferry/domain';
import type { ContentHead, RegistryEntry, UnresolvedReference } from '@tsferry/domain';
import type { DefinitionTable, ObjectTable, RegistryTable, SiteTable, UnresolvedTable } from './schema.js';
import { storable, storableJson, storableNumber, storableOrNull } from './stored-text.js';

/** Columns of a head, in the order listings ask for them. */
export const headColumns = ['class', 'id', 'name', 'folder', 'version', 'predefined'] as const;

type HeadRow = Pick<ObjectTable, (typeof headColumns)[number]>;

/** A site as it is stored; `store` is null for a site of this very store. Throws SCHEMA for a text that cannot be kept. */
export function siteRow(site: SiteInfo, store: string | null): SiteTable {
  return {
    code_key: idKey(storable(site.code, 'The code of the site')),
    code: site.code,
    name: storable(site.name, `The name of site ${site.code}`),
    kind: site.kind,
    reports_to: storableOrNull(site.reportsTo, `The central site of ${site.code}`),
    authoring_scope: storable(site.authoringScope, `The authoring scope of ${site.code}`),
    next_number: 1,
    store,
  };
}

/** A stored site. */
export function siteInfo(row: SiteTable): SiteInfo {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind as SiteInfo['kind'],
    reportsTo: row.reports_to,
    authoringScope: row.authoring_scope,
  };
}

/** What an object is found by. */
export function objectKey(site: string, ref: ObjectRef): { site: string; class: string; id_key: string } {
  return { site, class: ref.class, id_key: idKey(ref.id) };
}

/** An object as its two rows. Throws SCHEMA for what cannot be kept exactly. */
export function objectRows(site: string, object: SiteObject): { head: ObjectTable; definition: DefinitionTable } {
  const what = `${object.class} ${object.id}`;
  const key = objectKey(site, {
    class: storable(object.class, 'A class name'),
    id: storable(object.id, `An id of class ${object.class}`),
  });
  return {
    head: {
      ...key,
      id: object.id,
      name: storable(object.name, `The name of ${what}`),
      folder: storable(object.folder, `The folder of ${what}`),
      version: storableNumber(object.version, `The version of ${what}`),
      predefined: storableOrNull(object.predefined, `The predefined key of ${what}`),
    },
    definition: {
      ...key,
      instance: storableJson(object.instance, `The definition of ${what}`),
      side_files: storableJson(object.sideFiles, `A side file of ${what}`),
      contents: storableJson(object.contents, `A content of ${what}`),
    },
  };
}

/** The head of a stored object. */
export function objectHead(row: HeadRow): ObjectHead {
  return {
    class: row.class,
    id: row.id,
    name: row.name,
    folder: row.folder,
    version: Number(row.version),
    predefined: row.predefined,
  };
}

/** JSON text of the store. Throws STORE_CORRUPT, naming `what`, when it is none. */
export function parseJson<T>(json: string, what: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (cause) {
    throw new AppError('STORE_CORRUPT', `${what} cannot be read from the store: its data is damaged.`, {
      hint: 'Restore the store from a backup.',
      details: { what },
      cause,
    });
  }
}

/** How it is stored that an object has no content. */
export const noContents = JSON.stringify([]);

/** A stored object without its definition. Throws STORE_CORRUPT when its contents are no longer JSON. */
export function contentHead(row: HeadRow & Pick<DefinitionTable, 'contents'>): ContentHead {
  return { ...objectHead(row), contents: parseJson(row.contents, `${row.class} ${row.id}`) };
}

/** A stored object. Throws STORE_CORRUPT when its data is no longer JSON. */
export function siteObject(row: HeadRow & Pick<DefinitionTable, 'instance' | 'side_files' | 'contents'>): SiteObject {
  const what = `${row.class} ${row.id}`;
  return {
    ...objectHead(row),
    instance: parseJson(row.instance, what),
    sideFiles: parseJson(row.side_files, what),
    contents: parseJson(row.contents, what),
  };
}

/** An entry of the registry as it is stored. Throws SCHEMA for a text that cannot be kept. */
export function registryRow(site: string, entry: RegistryEntry): RegistryTable {
  const what = `of ${entry.class} ${entry.sourceId} in the registry`;
  return {
    site,
    scope_key: idKey(storable(entry.authoringScope, `The authoring scope ${what}`)),
    class: storable(entry.class, `The class ${what}`),
    source_key: idKey(storable(entry.sourceId, `The source id ${what}`)),
    authoring_scope: entry.authoringScope,
    source_id: entry.sourceId,
    target_id: storable(entry.targetId, `The target id ${what}`),
  };
}

/** A stored entry of the registry. */
export function registryEntry(row: RegistryTable): RegistryEntry {
  return {
    authoringScope: row.authoring_scope,
    class: row.class,
    sourceId: row.source_id,
    targetId: row.target_id,
  };
}

/** References of one object as they are stored. Throws SCHEMA for a text that cannot be kept. */
export function unresolvedRows(
  site: string,
  object: ObjectRef,
  references: readonly UnresolvedReference[],
): UnresolvedTable[] {
  const what = `An unresolved reference of ${object.class} ${object.id}`;
  return references.map((reference, position) => ({
    ...objectKey(site, { class: storable(object.class, what), id: storable(object.id, what) }),
    position,
    id: object.id,
    step: reference.step === null ? null : storableJson(reference.step, what),
    property: storable(reference.property, what),
    kind: reference.kind,
    source_id: storable(reference.sourceId, what),
    source_class: storableOrNull(reference.class, what),
    source_name: storableOrNull(reference.name, what),
  }));
}

/** A stored unresolved reference. Throws STORE_CORRUPT when its step is no longer JSON. */
export function unresolvedReference(row: UnresolvedTable): UnresolvedReference {
  return {
    object: { class: row.class, id: row.id },
    step: row.step === null ? null : parseJson(row.step, `An unresolved reference of ${row.class} ${row.id}`),
    property: row.property,
    kind: row.kind as UnresolvedReference['kind'],
    sourceId: row.source_id,
    class: row.source_class,
    name: row.source_name,
  };
}
