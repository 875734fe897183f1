import { idKey } from '../object/ref.js';
import { decodeBase64Text } from '../secret/base64-text.js';
import { findPlaces } from './find-references.js';
import { allNodes, conditionVariables, type Leaf, type Sequence, type Variable } from './sequence.js';
import type { StepPath } from './step-path.js';

/** An id that stands in text where no rule expects one. It is reported, never rewritten. */
export type FreeTextId = {
  /** Null outside of every step. */
  readonly step: StepPath | null;
  /** The WMI property, attribute or element that holds it; `action`, `condition`. */
  readonly where: string;
  /** As it was asked for. */
  readonly id: string;
};

/** Whole tokens that may be an id: PackageIDs, scope ids, and the rest (GUIDs, `DriverCategories:<guid>`). */
const tokens = [
  /(?<![A-Za-z0-9])[A-Z0-9]{3}[0-9A-F]{5}(?![A-Za-z0-9])/gi,
  /(?<![\w-])ScopeId_[\w-]+\/[A-Za-z]+_[\w-]+/gi,
  /(?<![\w{}:-])[\w{}:-]+/g,
];

type Text = { readonly where: string; readonly text: string; readonly leaf?: Leaf };

function textsOf(variables: readonly Variable[]): Text[] {
  return variables.flatMap((leaf) => {
    const script = leaf.property === 'SourceScript' ? decodeBase64Text(leaf.text.trim()) : null;
    return [{ where: leaf.property, text: script?.text ?? leaf.text, leaf }];
  });
}

/** The id that a token of a text is, or undefined. For a question about more ids than a sequence has words. */
export type IdOfToken = (token: string) => string | undefined;

function lookUp(ids: ReadonlySet<string>): IdOfToken {
  const wanted = new Map([...ids].map((id) => [idKey(id), id]));
  return (token) => wanted.get(idKey(token));
}

/**
 * The places where one of `ids` stands outside of every place that `remapSequence` moves: command lines, script
 * parameters and scripts, values of variables, conditions, names and descriptions. Each id once per step and place.
 */
export function findFreeTextIds(sequence: Sequence, ids: ReadonlySet<string> | IdOfToken): FreeTextId[] {
  const idOf = typeof ids === 'function' ? ids : lookUp(ids);
  const moved = new Map<Leaf, Set<number>>();
  for (const { leaf, from } of findPlaces(sequence)) moved.set(leaf, (moved.get(leaf) ?? new Set()).add(from));
  const found: FreeTextId[] = [];
  const search = (step: StepPath | null, texts: readonly Text[]): void => {
    const seen = new Set<string>();
    for (const { where, text, leaf } of texts) {
      for (const match of tokens.flatMap((token) => [...text.matchAll(token)])) {
        const id = idOf(match[0]);
        const key = `${where}\n${id ?? ''}`;
        if (id === undefined || seen.has(key) || (leaf && moved.get(leaf)?.has(match.index))) continue;
        seen.add(key);
        found.push({ step, where, id });
      }
    }
  };
  search(null, [
    ...textsOf(sequence.globals),
    ...sequence.extras.map(({ element, text }) => ({ where: element, text })),
  ]);
  for (const node of allNodes(sequence)) {
    search(node.path, [
      ...Array.from(node.attributes, ([where, text]) => ({ where, text })),
      ...conditionVariables(node.condition ?? []).map(({ text }) => ({ where: 'condition', text })),
      ...(node.action ? [{ where: 'action', text: node.action.text, leaf: node.action }] : []),
      ...textsOf(node.variables),
      ...node.extras.map(({ element, text }) => ({ where: element, text })),
    ]);
  }
  return found;
}
