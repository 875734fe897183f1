import { applyEdits, editLeaf, type TextEdit } from '../text/edit-text.js';
import type { Sequence } from '../sequence/sequence.js';
import type { Leaf, Span } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';
import { outermost } from '../text/outermost.js';

/** A value that must go, or ranges of it; ranges count in `Leaf.text`. */
export type SecretPart = { readonly leaf: Leaf; readonly ranges: readonly Span[] | 'all' };

/** A documented secret in a sequence, with what must go. */
export type SecretPlace = {
  /** The step; both lists are empty for a variable of the whole sequence. */
  readonly step: StepPath;
  /** The WMI property, or `Rules/<variable>` for a dynamic variable. */
  readonly property: string;
  readonly optional: boolean;
  /** Not told of when it is empty: nothing that an administrator enters. */
  readonly silent: boolean;
  readonly parts: readonly SecretPart[];
};

/** Whether a place has a value anywhere. */
export function isFilled({ parts }: SecretPlace): boolean {
  return parts.some(({ leaf, ranges }) =>
    ranges === 'all' ? leaf.text !== '' : ranges.some(({ start, end }) => end > start),
  );
}

/** Ranges in order, those that overlap as one, empty ones left out. */
function merged(ranges: readonly Span[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else if (end > start) found.push({ start, end });
  }
  return found;
}

function emptied(text: string, leaf: Leaf, ranges: readonly Span[] | 'all'): TextEdit[] {
  // All of an element goes with everything in it: comments, CDATA, even elements that do not belong there.
  if (ranges === 'all') return leaf.span.end > leaf.span.start ? [{ ...leaf.span, text: '' }] : [];
  const changes = merged(ranges).map(({ start, end }) => ({ from: start, to: end, text: '' }));
  return editLeaf(text, leaf, changes);
}

/** The text of a sequence without the values of some places; every element stays. */
export function withoutSecrets({ text }: Sequence, places: readonly SecretPlace[]): string {
  const byLeaf = new Map<Leaf, Span[] | 'all'>();
  for (const { leaf, ranges } of places.flatMap(({ parts }) => parts)) {
    const known = byLeaf.get(leaf);
    if (ranges === 'all' || known === 'all') byLeaf.set(leaf, 'all');
    else if (known) for (const range of ranges) known.push(range);
    else byLeaf.set(leaf, [...ranges]);
  }
  return applyEdits(text, outermost([...byLeaf].flatMap(([leaf, ranges]) => emptied(text, leaf, ranges))));
}
