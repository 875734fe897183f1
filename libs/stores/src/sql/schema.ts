/** The tables of a store. Ids are kept as written, and in upper case (`…_key`) where they are compared. */

/**
 * Sites of this store, and sites that live in another one (`store`), so that listing opens nothing else.
 * Numbers may come as text (PostgreSQL's bigint): read them with `Number`.
 */
export type SiteTable = {
  readonly code_key: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly reports_to: string | null;
  readonly authoring_scope: string;
  readonly next_number: number;
  /** URL of the store that holds the objects; null: this one. */
  readonly store: string | null;
};

/** What identifies an object in every table that speaks of one. */
type ObjectKey = { readonly site: string; readonly class: string; readonly id_key: string };

/** Heads of objects: small rows, so that listing 100,000 of them reads no definition. */
export type ObjectTable = ObjectKey & {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly version: number;
  readonly predefined: string | null;
};

/** The rest of an object, as JSON text: never queried, only carried. */
export type DefinitionTable = ObjectKey & {
  readonly instance: string;
  readonly side_files: string;
  readonly contents: string;
};

/** Where imported objects came from and what they are here. */
export type RegistryTable = {
  readonly site: string;
  readonly scope_key: string;
  readonly class: string;
  readonly source_key: string;
  readonly authoring_scope: string;
  readonly source_id: string;
  readonly target_id: string;
};

/** References that were ignored at import, in the order they were given. */
export type UnresolvedTable = ObjectKey & {
  readonly position: number;
  readonly id: string;
  /** A step path as JSON text. */
  readonly step: string | null;
  readonly property: string;
  readonly kind: string;
  readonly source_id: string;
  readonly source_class: string | null;
  readonly source_name: string | null;
};

/** Plans that were applied: one row a plan, which makes applying it twice visible. */
type ImportTable = {
  readonly site: string;
  readonly plan_id: string;
  readonly archive_sha256: string;
  readonly time: string;
};

/** What an installation remembers besides its sites: tokens, jobs, plans and the like. Only in the default store. */
export type RecordTable = {
  readonly kind: string;
  readonly id: string;
  readonly owner: string;
  readonly state: string;
  readonly created: string;
  readonly version: number;
  /** JSON text: never queried, only carried. */
  readonly data: string;
};

/** Every table, by name. */
export type StoreSchema = {
  readonly sites: SiteTable;
  readonly objects: ObjectTable;
  readonly definitions: DefinitionTable;
  readonly registry: RegistryTable;
  readonly unresolved: UnresolvedTable;
  readonly imports: ImportTable;
  readonly records: RecordTable;
};
