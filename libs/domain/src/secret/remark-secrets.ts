import type { Leaf, Span } from '../text/leaf.js';
import { leafText } from '../xml/xml-text.js';
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

/** The contents of comments, and whole processing instructions, of a well-formed document, in order. */
function remarks(text: string): Span[] {
  if (!text.includes('<!--') && !text.includes('<?')) return [];
  return Array.from(text.matchAll(remark)).flatMap((match) => {
    const [whole, comment] = match;
    if (whole.startsWith('<![')) return [];
    const start = match.index + (comment === undefined ? 0 : 4);
    return [{ start, end: start + (comment ?? whole).length }];
  });
}

/**
 * The contents of comments, and whole processing instructions, of a well-formed document that repeat a documented secret:
 * steps that somebody took out by hand. The console writes neither.
 */
export function remarkSecrets(text: string): Span[] {
  return remarks(text).filter(({ start, end }) => {
    const lower = text.slice(start, end).toLowerCase();
    return telling.some((word) => lower.includes(word));
  });
}

/** The same as leaves of the document, which can be emptied. */
export function remarkLeaves(text: string): Leaf[] {
  return remarkSecrets(text).map((span) => ({
    element: '',
    text: text.slice(span.start, span.end),
    span,
    selfClosing: false,
  }));
}

/** All others as leaves, with their references read: they may be steps that somebody took out. */
export function otherRemarkLeaves(text: string): Leaf[] {
  const secret = new Set(remarkSecrets(text).map(({ start }) => start));
  return remarks(text)
    .filter(({ start }) => !secret.has(start))
    .map((span) => ({
      element: 'comment',
      text: leafText(text.slice(span.start, span.end)),
      span,
      selfClosing: false,
    }));
}
