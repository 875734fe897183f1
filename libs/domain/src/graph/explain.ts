import type { ObjectRef } from '../reference/ref.js';
import type { Reference } from '../reference/reference.js';
import { buildGraph, type Edge } from './graph.js';
import type { GraphObject } from './graph-object.js';

/** A shortest path from one of `starts` to a node that `isGoal`, both included; null when there is none. */
export function shortestPath(
  starts: readonly number[],
  isGoal: (node: number) => boolean,
  edgesOf: (node: number) => readonly number[],
): number[] | null {
  const from = new Map<number, number | null>(starts.map((start) => [start, null]));
  // A map is walked in the order of its keys' arrival, those added on the way included: a queue.
  for (const [node] of from) {
    if (isGoal(node)) {
      const path: number[] = [];
      for (let at: number | null = node; at !== null; at = from.get(at) ?? null) path.push(at);
      return path.reverse();
    }
    for (const to of edgesOf(node)) if (!from.has(to)) from.set(to, node);
  }
  return null;
}

/** One object on the way from a root. */
export type Hop = {
  readonly object: GraphObject;
  /** Where the object before names it, with the step; null for the root, and for a program, which follows its package. */
  readonly reference: Reference | null;
};

/** An enabled place tells more than a disabled one, and one in a step more than none. */
function bestEdge(edges: readonly Edge[]): Reference | null {
  const references = edges.map(({ reference }) => reference).filter((reference) => reference !== null);
  return references.find(({ enabled }) => enabled) ?? references[0] ?? null;
}

/**
 * Why an object is there: the shortest path from one of the roots to it, root first, with the place of every hop.
 * Null when no root reaches it or it is not among the objects. Of paths of one length, that of the lowest ids.
 */
export function explain(objects: readonly GraphObject[], roots: readonly ObjectRef[], target: ObjectRef): Hop[] | null {
  const graph = buildGraph(objects);
  const goal = graph.positionOf(target);
  if (goal === undefined) return null;
  const starts = roots.map((root) => graph.positionOf(root)).filter((position) => position !== undefined);
  const next = (node: number): number[] => [...new Set(graph.edges[node]?.map(({ to }) => to))].sort((a, b) => a - b);
  const path = shortestPath(
    [...new Set(starts)].sort((a, b) => a - b),
    (node) => node === goal,
    next,
  );
  if (!path) return null;
  return path.flatMap((position, index): Hop[] => {
    const object = graph.objects[position];
    const before = path[index - 1];
    if (!object) return [];
    if (before === undefined) return [{ object, reference: null }];
    const edges = (graph.edges[before] ?? []).filter(({ to }) => to === position);
    return [{ object, reference: bestEdge(edges) }];
  });
}
