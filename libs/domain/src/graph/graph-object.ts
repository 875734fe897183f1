import { kindFor } from '../object/kinds.js';
import type { ManagedObject } from '../object/managed-object.js';
import { createIdTable } from '../object/id-table.js';
import { idKey, type ObjectRef } from '../object/ref.js';
import { referencedObjects, type ReferencedObject } from '../object/reference-info.js';
import { referencesOf } from '../object/references-of.js';
import type { Reference, ReferenceKind } from '../object/reference.js';

/** What the graph knows of an object: who it is, and what it names. Its definition need not stay in memory. */
export type GraphObject = ObjectRef & {
  readonly name: string;
  /** How references name it; null for an owned object, which none names. */
  readonly kind: ReferenceKind | null;
  /** PackageID of its owner, or null. */
  readonly owner: string | null;
  readonly references: readonly Reference[];
  /** What it says of the objects it needs, for those that are nowhere to be found. */
  readonly describes: readonly ReferencedObject[];
};

const none: readonly never[] = [];

/** What the graph needs of an object. Throws when a nested document is refused. */
export function toGraphObject(object: ManagedObject): GraphObject {
  const kind = kindFor(object);
  const references = referencesOf(object);
  return {
    class: object.class,
    id: object.id,
    name: object.name,
    kind: kind.identity === 'owned' ? null : kind.referenceKind,
    owner: kind.ownerOf?.(object.instance) ?? null,
    references,
    describes: references.length === 0 ? none : referencedObjects(object),
  };
}

/** Something that a reference names. */
export type Wanted = { readonly kind: ReferenceKind; readonly id: string };

/** Objects by what references name, each with what it owns. Of several objects of one id the first counts. */
export function createIndex(objects: readonly GraphObject[]): {
  find(wanted: Wanted): GraphObject | undefined;
  ownedBy(object: GraphObject): readonly GraphObject[];
} {
  const named = createIdTable<GraphObject>();
  const owned = new Map<string, GraphObject[]>();
  for (const object of objects) {
    if (object.kind !== null && !named.get(object.kind, object.id)) named.set(object.kind, object.id, object);
    if (object.owner !== null) {
      const list = owned.get(idKey(object.owner));
      if (list) list.push(object);
      else owned.set(idKey(object.owner), [object]);
    }
  }
  return {
    find: ({ kind, id }) => named.get(kind, id),
    ownedBy: (object) => (object.kind === 'package' ? (owned.get(idKey(object.id)) ?? none) : none),
  };
}
