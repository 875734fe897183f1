import type { Span } from '../text/leaf.js';

/** The start tag of a `<PolicySecret>` element. */
export type SecretTag = {
  /** What is to be removed from the tag: values of attributes, and what has no quotes. */
  readonly values: readonly Span[];
  /** Offset of the content; null for an element without content (`<PolicySecret/>`, or a tag that never ends). */
  readonly contentStart: number | null;
  /** Offset after the tag. */
  readonly end: number;
};

/** An attribute without quotes, one with quotes, a word that is no attribute, or a sign. */
const token =
  /\s*(?:([^\s=<>"'/]+)\s*=\s*([^\s<>"']*[^\s<>"'/])|(?:([^\s=<>"'/]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)')|([^\s<>"'/=]+)|[/=])/y;

/** Attributes whose value stays: the version, and namespaces, which cannot be empty. */
const isKept = (name: string, value: string): boolean =>
  (/^version$/i.test(name) && /^[\d.]{1,8}$/.test(value)) || /^xmlns(?::|$)/i.test(name);

/**
 * Reads the start tag of a `<PolicySecret>` element from the end of its name on, well formed or not. `nextEnd` finds the
 * next `>`. A tag that another tag interrupts ends there; a quote without an end takes the rest of the text.
 */
export function readSecretTag(text: string, nameEnd: number, nextEnd: (from: number) => number): SecretTag {
  const values: Span[] = [];
  const remove = (start: number, end: number): void => {
    if (end > start) values.push({ start, end });
  };
  let at = nameEnd;
  let slash = false;
  token.lastIndex = at;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    at = token.lastIndex;
    const [whole, bareName, bare, quotedName, double, single, word] = found;
    const quoted = double ?? single;
    slash = whole.endsWith('/') && word === undefined;
    if (isKept(bareName ?? quotedName ?? '', quoted ?? bare ?? '')) continue;
    // Without quotes nothing tells a name from a value, so both go.
    if (quoted !== undefined) remove(at - 1 - quoted.length, at - 1);
    else if (bare !== undefined || word !== undefined) remove(at - whole.trimStart().length, at);
  }
  while (/\s/.test(text[at] ?? '')) at++;
  const sign = text[at];
  if (sign === '>') return { values, contentStart: slash ? null : at + 1, end: at + 1 };
  if (sign === '"' || sign === "'") {
    return { values: [...values, { start: at, end: text.length }], contentStart: null, end: text.length };
  }
  return { values, contentStart: nextEnd(at) < text.length ? at : null, end: at };
}
