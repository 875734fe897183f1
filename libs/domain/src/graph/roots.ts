import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import { components } from './components.js';
import { indexGraph } from './graph-index.js';
import { buildGraph, sortById } from './graph.js';
import type { GraphObject } from './graph-object.js';

/**
 * The objects that no other one names, ascending by id: from them every object is reached. Where objects of a cycle
 * are named by one another only, one of them stands for all: the task sequence of the lowest id, else the lowest id. A
 * program is a root only where its package is absent.
 */
export function roots(objects: readonly GraphObject[]): GraphObject[] {
  const { neededBy, isRepeated } = indexGraph(objects);
  const named = new Uint8Array(objects.length);
  objects.forEach((_, position) => {
    if (isRepeated(position)) return;
    for (const target of neededBy(position)) if (target !== position) named[target] = 1;
  });
  const unnamed: number[] = [];
  objects.forEach((_, position) => {
    if (named[position] === 0 && !isRepeated(position)) unnamed.push(position);
  });
  const found = unnamed.map((position) => objects[position]!);
  const reached = new Uint8Array(objects.length);
  const walk = [...unnamed];
  for (const position of walk) {
    reached[position] = 1;
    for (const target of neededBy(position)) {
      if (reached[target] === 1) continue;
      reached[target] = 1;
      walk.push(target);
    }
  }
  // Mostly none: what no root reaches hangs on a cycle that nothing outside of it names.
  const rest = objects.filter((_, position) => reached[position] === 0 && !isRepeated(position));
  return sortById([...found, ...rootsOfCycles(rest)]);
}

/** One object for each cycle that nothing outside of it names. */
function rootsOfCycles(objects: readonly GraphObject[]): GraphObject[] {
  const graph = buildGraph(objects);
  const component = components(graph.objects.length, (node) => (graph.edges[node] ?? []).map(({ to }) => to));
  const named = new Set<number>();
  graph.edges.forEach((edges, from) => {
    for (const { to } of edges) if (component[to] !== component[from]) named.add(component[to] ?? -1);
  });
  const chosen = new Map<number, GraphObject>();
  graph.objects.forEach((object, position) => {
    const own = component[position] ?? -1;
    if (named.has(own)) return;
    const best = chosen.get(own);
    if (best === undefined || rank(object) < rank(best)) chosen.set(own, object);
  });
  return [...chosen.values()];
}

/** Objects of one cycle: task sequences first, programs last. */
function rank(object: GraphObject): number {
  if (object.class === taskSequenceClass) return 0;
  return object.owner === null ? 1 : 2;
}
