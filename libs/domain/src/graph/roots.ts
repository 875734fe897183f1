import { components } from './components.js';
import { buildGraph } from './graph.js';
import type { GraphObject } from './graph-object.js';

/**
 * The objects that no other one names, ascending by id: from them every object is reached. Where objects of a cycle
 * are named by one another only, one of them stands for all: the task sequence of the lowest id, else the lowest id. A
 * program is a root only where its package is absent.
 */
export function roots(objects: readonly GraphObject[]): GraphObject[] {
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
  const picked = new Set(chosen.values());
  return graph.objects.filter((object) => picked.has(object));
}

/** Objects of one cycle: task sequences first, programs last. */
function rank(object: GraphObject): number {
  if (object.class === 'SMS_TaskSequencePackage') return 0;
  return object.owner === null ? 1 : 2;
}
