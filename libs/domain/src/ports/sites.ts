import type { ContentHead, ObjectHead, SiteObject } from '../object/managed-object.js';
import type { ObjectRef } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import type { StepPath } from '../reference/step-path.js';
import type { RecordStore } from './records.js';

/** A site: three characters, and the scope that every object made there carries. */
export type SiteInfo = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'primary' | 'central';
  /** Code of the central administration site it reports to, or null. */
  readonly reportsTo: string | null;
  /** `ScopeId_<GUID>`: what AUTHORING_SCOPE of its exports says. */
  readonly authoringScope: string;
};

/** An object that was imported: where it came from, and what it is here. */
export type RegistryEntry = {
  readonly authoringScope: string;
  readonly class: string;
  readonly sourceId: string;
  readonly targetId: string;
};

/** A reference that was ignored at import, kept so that nobody has to guess what stood there. */
export type UnresolvedReference = {
  readonly object: ObjectRef;
  readonly step: StepPath | null;
  readonly property: string;
  readonly kind: ReferenceKind;
  readonly sourceId: string;
  readonly class: string | null;
  readonly name: string | null;
};

/** What a list is narrowed to. */
export type HeadFilter = { readonly class?: string; readonly folder?: string };

/** `limit` items of a list, after the first `offset`. */
export type Part = { readonly offset: number; readonly limit: number };

/** Reads a site. Every answer is of one moment only inside `SiteStore.read`. */
export type SiteReader = {
  /** Code, name and kind of the site. */
  info(): Promise<SiteInfo>;
  /** All objects, or those of a class or folder, by class, then id; or a part of them. */
  heads(filter?: HeadFilter, part?: Part): Promise<ObjectHead[]>;
  /** How many of them there are in each class that has any, by class. */
  counts(filter?: HeadFilter): Promise<{ readonly class: string; readonly count: number }[]>;
  /** One object with its definition; null when it is not there. */
  get(ref: ObjectRef): Promise<SiteObject | null>;
  /** The objects that have content, with it alone, by class, then id. Reads no definition. */
  withContent(): Promise<ContentHead[]>;
  /** Objects of any class with one of these ids, ignoring case. */
  findIds(ids: readonly string[]): Promise<ObjectHead[]>;
  /** What was imported from one hierarchy, and as what. */
  registry(authoringScope: string): Promise<RegistryEntry[]>;
  /** References that an import left without their object: of one object, or of all. */
  unresolved(object?: ObjectRef): Promise<UnresolvedReference[]>;
  /** The number that the next new PackageID will get; the five hex digits of it. */
  nextNumber(): Promise<number>;
  /** Whether the plan with that id was applied here. */
  wasImported(planId: string): Promise<boolean>;
};

/** Changes a site, inside one transaction. */
export type SiteWriter = SiteReader & {
  /** Adds or replaces the object under its class and id. `version` is stored as given. */
  put(object: SiteObject): Promise<void>;
  /** Adds what was imported, or replaces it. */
  register(entries: readonly RegistryEntry[]): Promise<void>;
  /** Replaces what is remembered of one object. */
  setUnresolved(object: ObjectRef, references: readonly UnresolvedReference[]): Promise<void>;
  /** The number of the next id that the site gives. */
  setNextNumber(next: number): Promise<void>;
  /** Writes down that a plan was applied; false when that plan was applied before. */
  recordImport(planId: string, archiveSha256: string, time: string): Promise<boolean>;
};

/** One site in a store. */
export type SiteStore = {
  /** Runs `work` on one snapshot of the site. */
  read<T>(work: (site: SiteReader) => Promise<T>): Promise<T>;
  /** Runs `work` in one durable transaction: all of it, or nothing. Throws STORE_BUSY when another process writes too long. */
  write<T>(work: (site: SiteWriter) => Promise<T>): Promise<T>;
};

/** The sites this installation knows, and its records. */
export type SiteCatalog = {
  readonly records: RecordStore;
  /** All sites, by code. */
  list(): Promise<SiteInfo[]>;
  /** Throws SITE_UNKNOWN, naming the sites there are. */
  open(code: string): Promise<SiteStore>;
  /** Throws SITE_EXISTS; `store` is a URL of a store other than the default one. */
  create(site: SiteInfo, store?: string): Promise<void>;
  /** Closes every store. Nothing may be called afterwards. */
  close(): Promise<void>;
};
