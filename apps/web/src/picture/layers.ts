import type { ClosureAnswer } from '@tsferry/domain/shapes';
import type { ClosureGraph } from './closure-graph.js';

/** Ids by column of meaning: the root first, and each object right of everything that needs it. */
export type Layers = readonly (readonly string[])[];

/** Puts each object one layer after the last that needs it, and orders each layer so that lines cross little. */
export function toLayers(
  graph: ClosureGraph,
  objects: ClosureAnswer['objects'],
  classOrder: readonly string[],
): Layers {
  const layerOf = longestPaths(graph);
  const layers: string[][] = [];
  for (const id of graph.ids) (layers[layerOf.get(id)!] ??= []).push(id);
  const tie = tieBreaker(objects, classOrder);
  const filled = Array.from(layers, (layer) => [...(layer ?? [])].sort(tie));
  const parents = sourcesOf(graph);
  const down = sweep(filled, (id) => parents.get(id) ?? [], tie);
  const up = sweep([...down].reverse(), (id) => graph.targets.get(id) ?? [], tie).reverse();
  return sweep(up, (id) => parents.get(id) ?? [], tie);
}

/** The number of edges on the longest way to each object. */
function longestPaths({ ids, targets }: ClosureGraph): Map<string, number> {
  const waits = new Map(ids.map((id) => [id, 0]));
  for (const to of [...targets.values()].flat()) waits.set(to, waits.get(to)! + 1);
  const layerOf = new Map(ids.map((id) => [id, 0]));
  const ready = ids.filter((id) => waits.get(id) === 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const to of targets.get(id)!) {
      layerOf.set(to, Math.max(layerOf.get(to)!, layerOf.get(id)! + 1));
      waits.set(to, waits.get(to)! - 1);
      if (waits.get(to) === 0) ready.push(to);
    }
  }
  return layerOf;
}

function sourcesOf({ targets }: ClosureGraph): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const [from, tos] of targets) for (const to of tos) sources.set(to, [...(sources.get(to) ?? []), from]);
  return sources;
}

/** By class, then name, then id: the order of objects that nothing else orders. */
function tieBreaker(
  objects: ClosureAnswer['objects'],
  classOrder: readonly string[],
): (a: string, b: string) => number {
  const rank = (className: string): number => {
    const at = classOrder.indexOf(className);
    return at < 0 ? classOrder.length : at;
  };
  const keys = new Map(objects.map(({ id, class: className, name }) => [id, [rank(className), className, name, id]]));
  return (a, b) => {
    const [left, right] = [keys.get(a)!, keys.get(b)!];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  };
}

/** Orders each layer by the mean place of its neighbours in the layers before it. */
function sweep(layers: Layers, neighbours: (id: string) => readonly string[], tie: (a: string, b: string) => number) {
  const place = new Map<string, number>();
  return layers.map((layer) => {
    const mean = new Map(
      layer.map((id, at) => {
        const places = neighbours(id).flatMap((other) => place.get(other) ?? []);
        return [
          id,
          places.length === 0 ? at / layer.length : places.reduce((sum, one) => sum + one, 0) / places.length,
        ];
      }),
    );
    const sorted = [...layer].sort((a, b) => mean.get(a)! - mean.get(b)! || tie(a, b));
    for (const [at, id] of sorted.entries()) place.set(id, sorted.length === 1 ? 0.5 : at / (sorted.length - 1));
    return sorted;
  });
}
