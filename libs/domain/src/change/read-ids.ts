import { findPlaces } from '../sequence/find-references.js';
import type { Sequence } from '../sequence/sequence.js';
import type { IdMap } from '../reference/id-map.js';
import { unresolvedId } from '../reference/ref.js';
import type { Leaf } from '../text/leaf.js';

/** The text of a variable or an action line. */
export type TextOf = (leaf: Leaf) => string;

/** Texts as they stand. */
export const asWritten: TextOf = ({ text }) => text;

/** The texts of a sequence with every id in a place of its own read through `ids`; `00000000` names nothing and stays. */
export function readIds(sequence: Sequence, ids: IdMap): TextOf {
  const changes = new Map<Leaf, { readonly from: number; readonly to: number; readonly id: string }[]>();
  for (const { kind, id, leaf, from } of findPlaces(sequence)) {
    const target = id === unresolvedId ? undefined : ids(kind, id);
    if (!target || target.id === id) continue;
    const change = { from, to: from + id.length, id: target.id };
    const known = changes.get(leaf);
    if (known) known.push(change);
    else changes.set(leaf, [change]);
  }
  const texts = new Map([...changes].map(([leaf, list]) => [leaf, edit(leaf.text, list)]));
  return (leaf) => texts.get(leaf) ?? leaf.text;
}

function edit(
  text: string,
  changes: readonly { readonly from: number; readonly to: number; readonly id: string }[],
): string {
  let at = 0;
  let edited = '';
  for (const { from, to, id } of [...changes].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    edited += text.slice(at, from) + id;
    at = to;
  }
  return edited + text.slice(at);
}
