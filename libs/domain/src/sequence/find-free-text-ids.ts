import { idKey } from '../reference/ref.js';
import { decodeBase64Text } from '../text/base64-text.js';
import { findPlaces } from './find-references.js';
import { allNodes, conditionVariables, type Sequence, type Variable } from './sequence.js';
import type { Leaf } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';

/** An id that stands in text where no rule expects one. It is reported, never rewritten. */
export type FreeTextId = {
  /** Null outside of every step. */
  readonly step: StepPath | null;
  /** The WMI property, attribute or element that holds it; `action`, `condition`. */
  readonly where: string;
  /** As it was asked for. */
  readonly id: string;
};

const packageIdLength = 8;

/** Whole tokens that may be an id: PackageIDs, scope ids, and the rest (GUIDs, `DriverCategories:<guid>`). */
const tokens = [
  /(?<![A-Za-z0-9])[A-Z0-9]{3}[0-9A-F]{5}(?![A-Za-z0-9])/gi,
  /(?<![\w-])ScopeId_[\w-]+\/[A-Za-z]+_[\w-]+/gi,
  /(?<![\w{}:-])[\w{}:-]+/g,
];

/** The text of a variable as people read it: that of a script is written in base64. */
function readable({ property, text }: Variable): string {
  return (property === 'SourceScript' ? decodeBase64Text(text.trim())?.text : undefined) ?? text;
}

/** A question about more ids than a sequence has words. */
export type IdQuestion = {
  /** The id that a token of a text is, or undefined. */
  idOf(token: string): string | undefined;
  /** Whether a text may hold such a token: few do, and the others are not taken apart. */
  mayHold(text: string): boolean;
};

function lookUp(ids: ReadonlySet<string>): IdQuestion {
  const wanted = new Map([...ids].map((id) => [idKey(id), id]));
  return { idOf: (token) => wanted.get(idKey(token)), mayHold: (text) => text !== '' };
}

/**
 * The places where one of `ids` stands outside of every place that `remapSequence` moves: command lines, script
 * parameters and scripts, values of variables, conditions, names and descriptions. Each id once per step and place.
 */
export function findFreeTextIds(sequence: Sequence, ids: ReadonlySet<string> | IdQuestion): FreeTextId[] {
  const { idOf, mayHold } = 'idOf' in ids ? ids : lookUp(ids);
  const moved = new Map<Leaf, Set<number>>();
  for (const { leaf, from } of findPlaces(sequence)) moved.set(leaf, (moved.get(leaf) ?? new Set()).add(from));
  const found: FreeTextId[] = [];
  const searchStep = (step: StepPath | null) => {
    // Most steps hold none.
    let seen: Set<string> | undefined;
    return (where: string, text: string, leaf?: Leaf): void => {
      if (!mayHold(text)) return;
      // Nothing but a PackageID that is moved: most texts that may hold an id.
      if (leaf && text.length === packageIdLength && moved.get(leaf)?.has(0)) return;
      for (const token of tokens) {
        token.lastIndex = 0;
        for (let match = token.exec(text); match; match = token.exec(text)) {
          const id = idOf(match[0]);
          const key = `${where}\n${id ?? ''}`;
          if (id === undefined || seen?.has(key) || (leaf && moved.get(leaf)?.has(match.index))) continue;
          (seen ??= new Set()).add(key);
          found.push({ step, where, id });
        }
      }
    };
  };
  const search = searchStep(null);
  for (const leaf of sequence.globals) search(leaf.property, readable(leaf), leaf);
  for (const { element, text } of sequence.extras) search(element, text);
  for (const { path, attributes, condition, action, variables, extras } of allNodes(sequence)) {
    const searchNode = searchStep(path);
    for (const [where, text] of attributes) searchNode(where, text);
    if (condition) for (const { text } of conditionVariables(condition)) searchNode('condition', text);
    if (action) searchNode('action', action.text, action);
    for (const leaf of variables) searchNode(leaf.property, readable(leaf), leaf);
    for (const { element, text } of extras) searchNode(element, text);
  }
  return found;
}
