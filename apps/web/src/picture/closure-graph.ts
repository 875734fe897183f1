import type { ClosureAnswer } from '@tsferry/domain/shapes';

/** The closure as a graph to draw: an edge for each pair of objects, however many steps name the pair. */
export type ClosureGraph = {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
  /** Targets of each object, in the order of `ids`; those that close a cycle are left out. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
};

/** `back`: it closes a cycle, and so points against the reading direction. */
export type GraphEdge = { readonly from: string; readonly to: string; readonly count: number; readonly back: boolean };

/** Reads the answer as a graph. Edges to ids that are not among the objects are left out. */
export function toGraph({ root, objects, edges }: ClosureAnswer): ClosureGraph {
  const ids = [...new Set(objects.map(({ id }) => id))];
  const known = new Set(ids);
  const counts = new Map<string, Map<string, number>>(ids.map((id) => [id, new Map<string, number>()]));
  for (const { from, to } of edges) {
    const out = counts.get(from);
    if (out && known.has(to)) out.set(to, (out.get(to) ?? 0) + 1);
  }
  const back = backEdges([root, ...ids], (id) => [...(counts.get(id)?.keys() ?? [])]);
  const isBack = (from: string, to: string): boolean => back.get(from)?.has(to) === true;
  return {
    ids,
    edges: ids.flatMap((from) =>
      [...counts.get(from)!].map(([to, count]) => ({ from, to, count, back: isBack(from, to) })),
    ),
    targets: new Map(ids.map((id) => [id, [...counts.get(id)!.keys()].filter((to) => !isBack(id, to))])),
  };
}

/** Edges that lead to an object that is being visited: without them nothing goes round. Not recursive: chains are long. */
function backEdges(
  starts: readonly string[],
  targetsOf: (id: string) => readonly string[],
): Map<string, ReadonlySet<string>> {
  const state = new Map<string, 'open' | 'done'>();
  const back = new Map<string, Set<string>>();
  for (const start of starts) {
    if (state.has(start)) continue;
    const stack = [{ id: start, rest: [...targetsOf(start)] }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(next) === 'open') {
        back.set(top.id, (back.get(top.id) ?? new Set()).add(next));
      } else if (!state.has(next)) {
        state.set(next, 'open');
        stack.push({ id: next, rest: [...targetsOf(next)] });
      }
    }
  }
  return back;
}
