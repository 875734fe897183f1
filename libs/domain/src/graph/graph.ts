import { idKey, refKey, type ObjectRef } from '../object/ref.js';
import type { Reference } from '../object/reference.js';
import { createIndex, type GraphObject } from './graph-object.js';

/** From one object to another. `reference` is null where the target is owned (a program follows its package). */
export type Edge = { readonly to: number; readonly reference: Reference | null };

/** Objects and how they name one another. Objects are in ascending order of their ids; edges hold positions in them. */
export type Graph = {
  readonly objects: readonly GraphObject[];
  /** By position of the object that names. References to objects outside are not among them. */
  readonly edges: readonly (readonly Edge[])[];
  /** Position of an object, or undefined. */
  positionOf(ref: ObjectRef): number | undefined;
};

/** Connects objects by their references. An object that is given twice counts once. */
export function buildGraph(objects: readonly GraphObject[]): Graph {
  const unique = sortById(objects);
  const places = new Map(unique.map((object, position) => [object, position]));
  const index = createIndex(unique);
  const edges = unique.map((object) => {
    const found: Edge[] = [];
    const add = (target: GraphObject | undefined, reference: Reference | null): void => {
      const to = target && places.get(target);
      if (to !== undefined) found.push({ to, reference });
    };
    for (const reference of object.references) add(index.find(reference), reference);
    for (const program of index.ownedBy(object)) add(program, null);
    return found;
  });
  const positionOf = (ref: ObjectRef): number | undefined => {
    const position = unique.findIndex((object) => refKey(object) === refKey(ref));
    return position < 0 ? undefined : position;
  };
  return { objects: unique, edges, positionOf };
}

/** Each object once, ascending by id, then by class: the order where nothing else decides (export-format.md 2). */
function sortById(objects: readonly GraphObject[]): GraphObject[] {
  const keyed = new Map(objects.map((object) => [`${idKey(object.id)}\n${object.class}`, object]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
}
