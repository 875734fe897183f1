import { AppError } from '../error.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import { components } from './components.js';
import { buildGraph, type Graph } from './graph.js';
import type { GraphObject } from './graph-object.js';
import { shortestPath } from './explain.js';

/** Task sequences that a task sequence runs as children, by position; disabled steps count. */
function childrenOf(graph: Graph, position: number): number[] {
  if (graph.objects[position]?.class !== taskSequenceClass) return [];
  return (graph.edges[position] ?? [])
    .filter(({ to, reference }) => reference?.step && graph.objects[to]?.class === taskSequenceClass)
    .map(({ to }) => to);
}

/**
 * Cycles of child task sequences: for each knot of them one shortest path through its lowest id, which is the first
 * object of the path and again its last. Empty when there is none.
 */
export function findCycles(objects: readonly GraphObject[]): GraphObject[][] {
  const graph = buildGraph(objects);
  const component = components(graph.objects.length, (node) => childrenOf(graph, node));
  const done = new Set<number>();
  const cycles: GraphObject[][] = [];
  for (const [position, object] of graph.objects.entries()) {
    const own = component[position] ?? -1;
    if (done.has(own)) continue;
    done.add(own);
    const inside = (node: number): number[] => childrenOf(graph, node).filter((to) => component[to] === own);
    const path = shortestPath(inside(position), (node) => node === position, inside);
    if (path) cycles.push([object, ...path.map((node) => graph.objects[node]).filter((found) => found !== undefined)]);
  }
  return cycles;
}

/** Throws REF_CYCLE with the path of the first cycle of child task sequences. */
export function refuseCycles(objects: readonly GraphObject[]): void {
  const [cycle] = findCycles(objects);
  if (!cycle) return;
  const path = cycle.map(({ id }) => id);
  const shown = cycle.map(({ id, name }) => `${id} "${name}"`).join(' runs ');
  throw new AppError('REF_CYCLE', `Task sequences run one another in a circle: ${shown}.`, {
    hint: 'Remove one of these Run Task Sequence steps.',
    details: { path },
  });
}
