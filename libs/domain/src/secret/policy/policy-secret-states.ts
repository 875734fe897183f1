import { allNodes, type Sequence } from '../../sequence/sequence.js';
import type { Span } from '../../text/leaf.js';
import type { StepPath } from '../../reference/step-path.js';
import { inOrder, outside } from '../outside.js';
import type { Reentry } from '../reentry.js';
import type { SecretPlace } from '../secret-place.js';
import { nodesAt } from '../nodes-at.js';
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
  const steps = new Set(
    nodesAt(allNodes(sequence), outside(found, inOrder(emptied))).map((node) => node?.path ?? wholeSequence),
  );
  return [...steps].map((step) => ({ step, property: 'PolicySecret', state: 'blanked', optional: false }));
}
