import type { SequenceNode } from '../sequence/sequence.js';
import type { Span } from '../text/leaf.js';

/**
 * The innermost group or step around each place; undefined for one outside of them all. Nodes, parents before children,
 * and places come in document order. Linear.
 */
export function nodesAt(nodes: readonly SequenceNode[], places: readonly Span[]): (SequenceNode | undefined)[] {
  const around: SequenceNode[] = [];
  let next = 0;
  return places.map(({ start }) => {
    for (; next < nodes.length && nodes[next]!.span.start <= start; next++) {
      leave(around, nodes[next]!.span.start);
      around.push(nodes[next]!);
    }
    leave(around, start);
    return around.at(-1);
  });
}

/** Takes away the nodes that end before an offset. */
function leave(around: SequenceNode[], offset: number): void {
  while (around.length > 0 && around.at(-1)!.span.end <= offset) around.pop();
}
