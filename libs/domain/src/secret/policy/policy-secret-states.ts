import type { TextEdit } from '../../text/edit-text.js';
import { allNodes, type Sequence, type SequenceNode } from '../../sequence/sequence.js';
import type { Span } from '../../text/leaf.js';
import type { StepPath } from '../../reference/step-path.js';
import { inOrder, outside } from '../outside.js';
import type { Reentry } from '../reentry.js';
import type { SecretPlace } from '../secret-place.js';
import { findPolicySecrets } from '../../policy-secret/find-policy-secrets.js';

const wholeSequence: StepPath = { names: [], index: [] };

/**
 * The steps of a sequence that hold a `<PolicySecret>` with a value, each once, in document order; the path is empty for
 * one outside of every step. Values that `places` empties anyway are left out.
 */
export function policySecretStates(sequence: Sequence, places: readonly SecretPlace[]): Omit<Reentry, 'object'>[] {
  const found = findPolicySecrets(sequence.text);
  if (found.length === 0) return [];
  const emptied = places.flatMap(({ parts }): Span[] =>
    parts.filter(({ ranges }) => ranges === 'all').map(({ leaf }) => leaf.span),
  );
  const steps = new Set(stepsAt(allNodes(sequence), outside(found, inOrder(emptied))));
  return [...steps].map((step) => ({ step, property: 'PolicySecret', state: 'blanked', optional: false }));
}

/** The path of the innermost node around each place. Nodes and places come in document order. Linear. */
function stepsAt(nodes: readonly SequenceNode[], places: readonly TextEdit[]): StepPath[] {
  const around: SequenceNode[] = [];
  let next = 0;
  return places.map(({ start }) => {
    for (; next < nodes.length && nodes[next]!.span.start <= start; next++) {
      leave(around, nodes[next]!.span.start);
      around.push(nodes[next]!);
    }
    leave(around, start);
    return around.at(-1)?.path ?? wholeSequence;
  });
}

/** Takes away the nodes that end before an offset. */
function leave(around: SequenceNode[], offset: number): void {
  while (around.length > 0 && around.at(-1)!.span.end <= offset) around.pop();
}
