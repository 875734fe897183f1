import { buildGraph, type Graph } from './graph.js';
import type { GraphObject } from './graph-object.js';

/**
 * Positions that must come before another: what it names, and for a package what its programs name. The programs
 * themselves come right behind it.
 */
function dependenciesOf(graph: Graph, position: number): readonly number[] {
  const found = new Set<number>();
  for (const edge of graph.edges[position] ?? []) {
    if (edge.reference !== null) found.add(edge.to);
    else for (const { to } of graph.edges[edge.to] ?? []) found.add(to);
  }
  // Positions ascend with ids, so this is ascending by id.
  return [...found].sort((a, b) => a - b);
}

/**
 * The objects, dependencies first, otherwise ascending by id; programs follow their package directly. The order of
 * objects in an export (libs/io/docs/archive-format.md, "The zip container"). Depends on the set of objects only; a
 * cycle is cut where it is first met.
 */
export function order(objects: readonly GraphObject[]): GraphObject[] {
  const graph = buildGraph(objects);
  const ownedBy = (position: number): number[] =>
    (graph.edges[position] ?? []).filter(({ reference }) => reference === null).map(({ to }) => to);
  const follows = new Set(graph.objects.flatMap((_, position) => ownedBy(position)));
  const done = new Set<number>();
  const ordered: number[] = [];
  for (const [start] of graph.objects.entries()) {
    if (follows.has(start) || done.has(start)) continue;
    done.add(start);
    // A stack of its own: real chains are short, hostile ones are not.
    const stack = [{ position: start, dependencies: dependenciesOf(graph, start), next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const dependency = top.dependencies[top.next++];
      if (dependency === undefined) {
        stack.pop();
        ordered.push(top.position);
        for (const owned of ownedBy(top.position).sort((a, b) => a - b)) ordered.push(owned);
      } else if (!done.has(dependency) && !follows.has(dependency)) {
        done.add(dependency);
        stack.push({ position: dependency, dependencies: dependenciesOf(graph, dependency), next: 0 });
      }
    }
  }
  return ordered.map((position) => graph.objects[position]).filter((object) => object !== undefined);
}
