import { kindOf } from '../object/kinds/kinds.js';
import { programClass } from '../object/kinds/program.js';
import type { ObjectHead } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import type { RegistryEntry, SiteInfo } from '../ports/sites.js';

/** What a plan needs to know of a site, read at one moment. */
export type SiteFacts = {
  readonly info: SiteInfo;
  /** All objects. */
  readonly heads: readonly ObjectHead[];
  /** What was imported from the archive's authoring scope. */
  readonly registry: readonly RegistryEntry[];
  /** The number that the next new PackageID will get. */
  readonly nextNumber: number;
};

/** A registry entry, and the object it leads to; null when that was deleted since. */
type Known = { readonly entry: RegistryEntry; readonly target: ObjectHead | null };

/** A site, found by everything a plan asks for, each in constant time. */
export type SiteIndex = {
  readonly info: SiteInfo;
  /** The object of that class and id. */
  get(className: string, id: string): ObjectHead | undefined;
  /** Objects of any class with that id. */
  withId(id: string): readonly ObjectHead[];
  /** Objects of that class and name, by id. */
  named(className: string, name: string): readonly ObjectHead[];
  /** The site's own object for a predefined key, of that class when a class is given. */
  predefined(key: string, className?: string): ObjectHead | undefined;
  /** Programs of the package with that id. */
  programsOf(packageId: string): readonly ObjectHead[];
  /** What an object of the archive's scope was imported as. */
  imported(className: string, sourceId: string): Known | undefined;
  /** The same, for a reference that does not say the class. */
  importedAs(kind: ReferenceKind, sourceId: string): readonly Known[];
};

/**
 * A key for names. The database of a site compares them without case (its collation is
 * SQL_Latin1_General_CP1_CI_AS), so two objects whose names differ in case only have the same name there.
 */
const nameKey = (name: string): string => name.toLowerCase();

/** A key for what references name. */
export const referenceKey = (kind: ReferenceKind, id: string): string => `${kind}\n${idKey(id)}`;

/** The package of a program's id (`PackageID/ProgramName`). */
export const packageOfProgram = (id: string): string => (id.includes('/') ? id.slice(0, id.indexOf('/')) : id);

/** The program's name out of its id. */
export const nameOfProgram = (id: string): string => (id.includes('/') ? id.slice(id.indexOf('/') + 1) : '');

function collect<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const index = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const found = index.get(key);
    if (found) found.push(item);
    else index.set(key, [item]);
  }
  return index;
}

/** Indexes that were made. What is to be loaded and what is decided ask for the same one, one after the other. */
const made = new WeakMap<SiteFacts, { readonly scope: string; readonly index: SiteIndex }>();

/** Indexes what is known of a site; registry entries of other scopes than `authoringScope` are left out. */
export function indexSite(site: SiteFacts, authoringScope: string): SiteIndex {
  const known = made.get(site);
  if (known?.scope === authoringScope) return known.index;
  const index = createIndex(site, authoringScope);
  made.set(site, { scope: authoringScope, index });
  return index;
}

/** Items by class, then by key: a class that a site has none of needs no key to be looked up. */
function collectByClass<Item>(
  items: readonly Item[],
  classOf: (item: Item) => string,
  keyOf: (item: Item) => string,
): (className: string) => ReadonlyMap<string, readonly Item[]> | undefined {
  const classes = collect(items, classOf);
  const index = new Map([...classes].map(([className, ofClass]) => [className, collect(ofClass, keyOf)]));
  return (className) => index.get(className);
}

function createIndex(site: SiteFacts, authoringScope: string): SiteIndex {
  const ofClass = (head: ObjectHead): string => head.class;
  const byRef = collectByClass(site.heads, ofClass, (head) => idKey(head.id));
  const byId = collect(site.heads, (head) => idKey(head.id));
  const byName = collectByClass(site.heads, ofClass, (head) => nameKey(head.name));
  const byPredefined = collect(site.heads, (head) => head.predefined);
  const byPackage = collect(site.heads, (head) =>
    head.class === programClass ? idKey(packageOfProgram(head.id)) : null,
  );
  const get = (className: string, id: string) => byRef(className)?.get(idKey(id))?.at(-1);
  const known = site.registry
    .filter((entry) => idKey(entry.authoringScope) === idKey(authoringScope))
    .map((entry): Known => ({ entry, target: get(entry.class, entry.targetId) ?? null }));
  const bySource = collectByClass(
    known,
    ({ entry }) => entry.class,
    ({ entry }) => idKey(entry.sourceId),
  );
  const byKind = collect(known, ({ entry }) => referenceKey(kindOf(entry.class).referenceKind, entry.sourceId));
  return {
    info: site.info,
    get,
    withId: (id) => byId.get(idKey(id)) ?? [],
    named: (className, name) => byName(className)?.get(nameKey(name)) ?? [],
    predefined: (key, className) =>
      (byPredefined.get(key) ?? []).find((head) => className === undefined || head.class === className),
    programsOf: (packageId) => byPackage.get(idKey(packageId)) ?? [],
    imported: (className, sourceId) => bySource(className)?.get(idKey(sourceId))?.at(-1),
    importedAs: (kind, sourceId) => byKind.get(referenceKey(kind, sourceId)) ?? [],
  };
}
