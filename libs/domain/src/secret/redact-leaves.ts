import { applyEdits, editLeaf } from '../text/edit-text.js';
import type { Leaf } from '../text/leaf.js';
import { outermost } from '../text/outermost.js';
import type { SuspectSpan } from './detector.js';
import { redactionsOf } from './redact.js';

/** A suspected value in the text of an element or attribute; `span` counts in its decoded value. */
export type LeafSuspect = { readonly leaf: Leaf; readonly span: SuspectSpan };

/** The document with the values of these suspects replaced by `***`, each at its own place, and nothing else changed. */
export function redactLeaves(text: string, suspects: readonly LeafSuspect[]): string {
  const leaves = new Map<Leaf, SuspectSpan[]>();
  for (const { leaf, span } of suspects) {
    const spans = leaves.get(leaf);
    if (spans) spans.push(span);
    else leaves.set(leaf, [span]);
  }
  // A comment may stand in a value that is written anew as a whole.
  return applyEdits(text, outermost([...leaves].flatMap(([leaf, spans]) => editLeaf(text, leaf, redactionsOf(spans)))));
}
