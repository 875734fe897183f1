import { createIdTable, type IdTable } from '../reference/id-table.js';
import type { ReferenceKind } from '../reference/reference.js';
import type { GraphObject } from './graph-object.js';

/** Something that a reference names. */
export type Wanted = { readonly kind: ReferenceKind; readonly id: string };

/** Where objects stand in an array, by what references name. Of several objects of one id the first counts. */
export type GraphIndex = {
  find(wanted: Wanted): number | undefined;
  /** The programs of a package. */
  ownedBy(position: number): readonly number[];
  /** What an object names, in the order of its references, then what it owns; what is not there left out. */
  neededBy(position: number): readonly number[];
  positionOf(object: GraphObject): number | undefined;
  /** Whether the same object stands further ahead. */
  isRepeated(position: number): boolean;
};

const none: readonly number[] = [];

/** Indexes that were made: who asks for the roots of some objects asks for their closure next. */
const made = new WeakMap<readonly GraphObject[], GraphIndex>();

/** Indexes objects. The array must not change afterwards. */
export function indexGraph(objects: readonly GraphObject[]): GraphIndex {
  const known = made.get(objects);
  if (known) return known;
  const index = createIndex(objects);
  made.set(objects, index);
  return index;
}

function createIndex(objects: readonly GraphObject[]): GraphIndex {
  // The only table with an entry for every object: making one is most of what finding roots and closure costs.
  const positions = createIdTable<number>();
  const repeated = new Set<number>();
  /** Objects whose id an object of another class had first: what that one owns is theirs too. */
  const firstOf = new Map<number, number>();
  const shared = createIdTable<number>();
  // No reference names an owned object, so its class does.
  const groupOf = ({ kind, class: className }: GraphObject): string => kind ?? className;
  objects.forEach((object, position) => {
    const first = positions.add(groupOf(object), object.id, position);
    if (first === position) return;
    const isKnown = objects[first]?.class === object.class;
    if (isKnown || shared.add(object.class, object.id, position) !== position) repeated.add(position);
    else firstOf.set(position, first);
  });
  const find = ({ kind, id }: Wanted): number | undefined => positions.get(kind, id);
  const owned = new Array<number[] | undefined>(objects.length);
  objects.forEach(({ owner }, position) => {
    const by = owner === null || repeated.has(position) ? undefined : positions.get('package', owner);
    if (by !== undefined) (owned[by] ??= []).push(position);
  });
  let byClass: IdTable<number> | undefined;
  const ownedBy = (position: number): readonly number[] => owned[firstOf.get(position) ?? position] ?? none;
  return {
    find,
    ownedBy,
    neededBy(position) {
      const references = objects[position]?.references ?? [];
      if (references.length === 0) return ownedBy(position);
      const named = references.map(find).filter((target) => target !== undefined);
      return [...named, ...ownedBy(position)];
    },
    positionOf(object) {
      const position = positions.get(groupOf(object), object.id);
      if (position === undefined || objects[position]?.class === object.class) return position;
      byClass ??= positionsByClass(objects);
      return byClass.get(object.class, object.id);
    },
    isRepeated: (position) => repeated.has(position),
  };
}

/** Needed only where objects of two classes that references name alike have one id. */
function positionsByClass(objects: readonly GraphObject[]): IdTable<number> {
  const positions = createIdTable<number>();
  objects.forEach(({ class: className, id }, position) => positions.add(className, id, position));
  return positions;
}
