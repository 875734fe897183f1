import { kinds } from '@tsferry/domain';
import type { ClosureAnswer } from '@tsferry/domain/shapes';
import { toGraph, type GraphEdge } from './closure-graph.js';
import { toLayers } from './layers.js';
import { placeNodes, type Place } from './place-nodes.js';
import { routeEdge } from './route-edge.js';

/** A picture of everything an object needs, in SVG units: boxes, the lines between them, and how large it is. */
export type ClosureDrawing = {
  readonly nodes: readonly (ClosureAnswer['objects'][number] & Place)[];
  readonly edges: readonly (GraphEdge & { readonly path: string })[];
  readonly width: number;
  readonly height: number;
};

/** Lays out the closure: the root on the left, what it needs to the right. The same answer gives the same picture. */
export function drawClosure(closure: ClosureAnswer): ClosureDrawing {
  const graph = toGraph(closure);
  const classOrder = kinds.map((kind) => kind.class);
  const grid = placeNodes(toLayers(graph, closure.objects, classOrder));
  const objects = new Map(closure.objects.map((object) => [object.id, object]));
  return {
    nodes: [...grid.places].map(([id, place]) => ({ ...objects.get(id)!, ...place })),
    edges: graph.edges.map((edge) => ({
      ...edge,
      path: routeEdge(grid.places.get(edge.from)!, grid.places.get(edge.to)!, grid),
    })),
    width: grid.width,
    height: grid.height,
  };
}
