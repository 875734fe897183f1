import { createIdTable, type IdTable } from '../reference/id-table.js';
import { idKey, type ObjectRef } from '../reference/ref.js';
import type { Reference } from '../reference/reference.js';
import { indexGraph } from './graph-index.js';
import type { GraphObject } from './graph-object.js';

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

const noEdges: readonly Edge[] = [];

/** Connects objects by their references. An object that is given twice counts once. */
export function buildGraph(objects: readonly GraphObject[]): Graph {
  const unique = sortById(objects);
  const index = indexGraph(unique);
  const edges = unique.map(({ references }, position): readonly Edge[] => {
    const owned = index.ownedBy(position);
    if (references.length === 0 && owned.length === 0) return noEdges;
    const found: Edge[] = [];
    for (const reference of references) {
      const to = index.find(reference);
      if (to !== undefined) found.push({ to, reference });
    }
    for (const to of owned) found.push({ to, reference: null });
    return found;
  });
  let positions: IdTable<number> | undefined;
  const positionOf = (ref: ObjectRef): number | undefined => {
    if (!positions) {
      positions = createIdTable();
      for (const [position, object] of unique.entries()) positions.set(object.class, object.id, position);
    }
    return positions.get(ref.class, ref.id);
  };
  return { objects: unique, edges, positionOf };
}

/**
 * Each object once, ascending by id, then by class: the order of an export where nothing else decides
 * (libs/io/docs/archive-format.md, "The zip container").
 */
export function sortById(objects: readonly GraphObject[]): GraphObject[] {
  const seen = createIdTable<number>();
  const keyed: { readonly key: string; readonly object: GraphObject }[] = [];
  for (const [position, object] of objects.entries()) {
    if (seen.add(object.class, object.id, position) !== position) continue;
    keyed.push({ key: idKey(object.id), object });
  }
  keyed.sort((a, b) => (a.key === b.key ? (a.object.class < b.object.class ? -1 : 1) : a.key < b.key ? -1 : 1));
  return keyed.map(({ object }) => object);
}
