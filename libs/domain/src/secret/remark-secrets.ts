import type { Leaf, Span } from '../text/leaf.js';
import { documentedVariableNames } from './documented-names.js';

/** A comment, a processing instruction, or a CDATA section, which may hold what looks like either. */
const remark = /<!--([\s\S]*?)-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?(?!xml\s)[\s\S]*?\?>/g;

/** What shows that a remark repeats a secret: the variable's name, or the mark of a value that is not displayed. */
const telling = [
  ...documentedVariableNames,
  '_smstsreserved',
  'issecret',
  'donotshowvariablevalue',
  '/hiddenflag:',
  'policysecret',
];

/**
 * The contents of comments, and whole processing instructions, of a well-formed document that repeat a documented secret:
 * steps that somebody took out by hand. The console writes neither.
 */
export function remarkSecrets(text: string): Span[] {
  if (!text.includes('<!--') && !text.includes('<?')) return [];
  return Array.from(text.matchAll(remark), (match): Span & { readonly found: string } => {
    const [whole, comment] = match;
    const start = match.index + (comment === undefined ? 0 : 4);
    return { start, end: start + (comment ?? whole).length, found: whole.startsWith('<![') ? '' : whole.toLowerCase() };
  })
    .filter(({ found }) => found !== '' && telling.some((word) => found.includes(word)))
    .map(({ start, end }) => ({ start, end }));
}

/** The same as leaves of the document, which can be emptied. */
export function remarkLeaves(text: string): Leaf[] {
  return remarkSecrets(text).map(({ start, end }) => ({
    element: '',
    text: text.slice(start, end),
    span: { start, end },
    selfClosing: false,
  }));
}
