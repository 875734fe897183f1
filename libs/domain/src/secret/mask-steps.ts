import type { Sequence, SequenceNode } from '../sequence/sequence.js';
import type { Leaf } from '../text/leaf.js';
import type { SuspectSpan } from './detector.js';
import { redactSuspects } from './redact.js';
import { findSequenceSuspects } from './scan-sequence.js';

/** The texts of some steps as they may be shown. */
export type StepMask = {
  /** A variable, the action, an unknown element. */
  text(leaf: Leaf): string;
  name(node: SequenceNode): string;
  description(node: SequenceNode): string;
};

/** The texts of these steps with every value that looks like a secret replaced by `***`. Other steps are not looked at. */
export function maskSteps(sequence: Sequence, steps: ReadonlySet<SequenceNode>): StepMask {
  const leaves = new Map<Leaf, SuspectSpan[]>();
  const attributes = new Map<string, string>();
  for (const { leaf, span, step, where } of findSequenceSuspects(sequence, steps)) {
    const spans = leaves.get(leaf);
    if (spans) spans.push(span);
    else leaves.set(leaf, [span]);
    if (where === 'name' || where === 'description') {
      attributes.set(`${step.index.join('.')} ${where}`, redactSuspects(leaf.text, leaves.get(leaf)!));
    }
  }
  const attribute = ({ path }: SequenceNode, where: string) => attributes.get(`${path.index.join('.')} ${where}`);
  return {
    text: (leaf) => redactSuspects(leaf.text, leaves.get(leaf) ?? []),
    name: (node) => attribute(node, 'name') ?? node.name,
    description: (node) => attribute(node, 'description') ?? node.description,
  };
}
