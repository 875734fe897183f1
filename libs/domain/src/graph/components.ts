/**
 * Strongly connected components: which nodes reach one another. Answers the number of the component of every node.
 * Tarjan's algorithm with a stack of its own, linear in nodes and edges.
 */
export function components(count: number, edgesOf: (node: number) => readonly number[]): readonly number[] {
  const order = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const component = new Array<number>(count).fill(-1);
  const open: number[] = [];
  let visited = 0;
  let found = 0;
  const enter = (node: number): { node: number; edges: readonly number[]; next: number } => {
    order[node] = visited;
    low[node] = visited++;
    open.push(node);
    return { node, edges: edgesOf(node), next: 0 };
  };
  const lower = (node: number, value: number): void => {
    low[node] = Math.min(low[node] ?? 0, value);
  };
  for (let start = 0; start < count; start++) {
    if (order[start] !== -1) continue;
    const stack = [enter(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top.edges[top.next++];
      if (to === undefined) {
        stack.pop();
        const above = stack.at(-1);
        if (above) lower(above.node, low[top.node] ?? 0);
        if (low[top.node] !== order[top.node]) continue;
        for (let member = open.pop(); member !== undefined; member = open.pop()) {
          component[member] = found;
          if (member === top.node) break;
        }
        found++;
      } else if (order[to] === -1) stack.push(enter(to));
      else if (component[to] === -1) lower(top.node, order[to] ?? 0);
    }
  }
  return component;
}
