import type { Span } from '../text/leaf.js';
import { finder } from '../xml/finder.js';
import { readSecretTag, type SecretTag } from './secret-tag.js';

/** A piece of markup. `end` is the offset after it. */
type Markup = { readonly end: number } & (
  | { readonly kind: 'cdata' | 'remark'; readonly content: Span }
  /** A tag of another element, with the places of the values of its attributes. */
  | { readonly kind: 'tag'; readonly values: readonly Span[] }
  | { readonly kind: 'secret'; readonly tag: SecretTag }
  | { readonly kind: 'secretEnd' }
);

/** Reads the markup at a `<`, from offsets that only grow; null for a `<` that is no markup. */
export type MarkupReader = (at: number) => Markup | null;

const tagName = /<(\/?)([^\s<>/"'=!?&;]+)/y;
const attribute = /\s+[^\s=<>"'/]+\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*\/?>/y;

/**
 * Reads the markup of a text that need not be well formed. What is not well formed is text, but for the tags of
 * `<PolicySecret>` elements. Linear in the text.
 */
export function createMarkupReader(text: string): MarkupReader {
  const nextTagEnd = finder(text, '>');
  const enclosed = (['<![CDATA[', '<!--', '<?'] as const).map((opening, at) => {
    const closing = [']]>', '-->', '?>'][at]!;
    return { opening, closing, next: finder(text, closing), kind: at === 0 ? 'cdata' : 'remark' } as const;
  });
  return (at) => {
    for (const { opening, closing, next, kind } of enclosed) {
      if (!text.startsWith(opening, at)) continue;
      const content = { start: at + opening.length, end: next(at + opening.length) };
      return content.end === text.length ? null : { kind, content, end: content.end + closing.length };
    }
    tagName.lastIndex = at;
    const [whole, slash, name] = tagName.exec(text) ?? [];
    if (whole === undefined || name === undefined) return null;
    const nameEnd = at + whole.length;
    if (!/(?:^|:)policysecret$/i.test(name)) return readTag(text, nameEnd);
    if (slash) return { kind: 'secretEnd', end: nameEnd };
    const tag = readSecretTag(text, nameEnd, nextTagEnd);
    return { kind: 'secret', tag, end: tag.end };
  };
}

function readTag(text: string, nameEnd: number): Markup | null {
  const values: Span[] = [];
  let at = nameEnd;
  attribute.lastIndex = at;
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    at = attribute.lastIndex;
    const end = at - 1;
    values.push({ start: end - (found[1] ?? found[2] ?? '').length, end });
  }
  tagEnd.lastIndex = at;
  return tagEnd.test(text) ? { kind: 'tag', values, end: tagEnd.lastIndex } : null;
}
