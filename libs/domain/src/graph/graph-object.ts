import { kindFor } from '../object/kinds/kinds.js';
import type { ManagedObject } from '../object/managed-object.js';
import type { ObjectRef } from '../reference/ref.js';
import { referencedObjects, type ReferencedObject } from '../object/referenced-objects.js';
import { referencesOf } from './object-findings.js';
import type { Reference, ReferenceKind } from '../reference/reference.js';

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
