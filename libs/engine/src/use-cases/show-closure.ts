import { closure, idKey, refKey, type GraphObject, type ReferenceKind, type Run } from '@tsferry/domain';
import type { ClosureAnswer } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';
import { readPlace, type PlaceInput } from '../read-place.js';
import { cyclesThrough } from './explain.js';

type Edge = ClosureAnswer['edges'][number];
const keyOf = (kind: ReferenceKind | null, id: string): string => `${kind}\n${idKey(id)}`;

/**
 * Everything an object needs, to any depth, with every place that names it; what is nowhere to be found has `inPlace`
 * false. Throws USAGE, SITE_UNKNOWN, NOT_FOUND, and what opening an archive throws.
 */
export async function showClosure(ports: Ports, input: PlaceInput & { id: string }, run: Run): Promise<ClosureAnswer> {
  return readPlace(ports, input, run, async (place) => {
    const head = await place.find(input.id);
    const graph = await place.graph();
    const root = graph.find((object) => refKey(object) === refKey(head))!;
    const { objects, missing } = closure([root], graph);
    return {
      root: head.id,
      objects: [
        ...objects.map(({ class: className, id, name }) => ({ class: className, id, name, inPlace: true })),
        ...missing.map(({ id, class: className = '', name = '' }) => ({ class: className, id, name, inPlace: false })),
      ],
      edges: edgesOf(objects),
      cycles: cyclesThrough(graph, head.id),
    };
  });
}

/** One edge for each pair of objects, with the first place that names it; a program follows its package. */
function edgesOf(objects: readonly GraphObject[]): Edge[] {
  const named = new Map(objects.map((object) => [keyOf(object.kind, object.id), object.id]));
  const edges = new Map<string, Edge>();
  const add = (edge: Edge): void => {
    const key = `${idKey(edge.from)}\n${idKey(edge.to)}`;
    if (!edges.has(key)) edges.set(key, edge);
  };
  for (const { id, owner, references } of objects) {
    if (owner !== null) add({ from: named.get(keyOf('package', owner)) ?? owner, to: id, via: null });
    for (const { kind, id: to, property, step } of references) {
      add({ from: id, to: named.get(keyOf(kind, to)) ?? to, via: { property, step } });
    }
  }
  return [...edges.values()];
}
