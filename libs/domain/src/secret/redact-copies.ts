import { packageIdPattern } from '../reference/ref.js';
import { escapeAttribute, escapeText } from '../xml/xml-text.js';
import { redactedValue } from './redact.js';

/** Whether a value tells itself from words and numbers that stand anywhere: long enough, and no plain word. */
function isTelling(value: string): boolean {
  if (value.length < 4 || /[\r\n]/.test(value) || packageIdPattern.test(value) || /^[\d.,:-]+$/.test(value))
    return false;
  return value.length >= 10 || !/^\p{L}+$/u.test(value);
}

/** A value as it may stand in a text: as it is, and escaped once or twice for XML. */
function forms(value: string): string[] {
  const once = escapeText(value);
  const attribute = escapeAttribute(value);
  return [value, once, escapeText(once), attribute, escapeText(attribute)];
}

/** Replaces the copies of some texts in plain data; the same data when it holds none. `holds` tells whether a text has one. */
export type CopyRedaction = { readonly redact: <Data>(data: Data) => Data; readonly holds: (text: string) => boolean };

/** A text that was redacted, and what it became. */
export type RedactedText = readonly [before: string, after: string];

/**
 * What has to be looked for elsewhere once these values were taken out of a text: the name of a package stands in the
 * lists of every sequence that uses it. Plain words and numbers are left, since they mean something else there.
 */
export function copiesOf(values: readonly string[]): RedactedText[] {
  return values.filter(isTelling).map((value) => [value, redactedValue]);
}

/** Replaces texts wherever they stand, as they are and escaped for XML, the longest first. Linear in what it looks at. */
export function createCopyRedaction(texts: Iterable<RedactedText>): CopyRedaction {
  const all = new Map<string, string>();
  for (const [before, after] of texts) for (const form of forms(before)) all.set(form, after);
  const find = createFinder([...all.keys()]);
  const inText = (text: string): string => {
    const pieces: string[] = [];
    let done = 0;
    for (let at = find(text, 0); at; at = find(text, done)) {
      pieces.push(text.slice(done, at.start), all.get(at.found) ?? redactedValue);
      done = at.start + at.found.length;
    }
    return done === 0 ? text : pieces.join('') + text.slice(done);
  };
  const redact = <Data>(data: Data): Data => {
    if (typeof data === 'string') return inText(data) as Data;
    if (typeof data !== 'object' || data === null || data instanceof Map) return data;
    let changed: Record<string, unknown> | null = null;
    for (const [key, value] of Object.entries(data)) {
      const next: unknown = redact(value as unknown);
      if (next === value) continue;
      changed ??= (Array.isArray(data) ? [...(data as unknown[])] : { ...data }) as Record<string, unknown>;
      changed[key] = next;
    }
    return (changed ?? data) as Data;
  };
  return all.size === 0
    ? { redact: (data) => data, holds: () => false }
    : { redact, holds: (text) => find(text, 0) !== null };
}

/** Every text is at least as long. */
const prefix = 4;

/** Finds the first of many texts from an offset on: texts that begin alike are held against each place. */
function createFinder(
  texts: readonly string[],
): (text: string, from: number) => { start: number; found: string } | null {
  const byPrefix = new Map<string, string[]>();
  const first = new Set<number>();
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    first.add(text.charCodeAt(0));
    const key = text.slice(0, prefix);
    const alike = byPrefix.get(key);
    if (alike) alike.push(text);
    else byPrefix.set(key, [text]);
  }
  return (text, from) => {
    for (let start = from; start < text.length; start++) {
      if (!first.has(text.charCodeAt(start))) continue;
      const found = byPrefix.get(text.slice(start, start + prefix))?.find((one) => text.startsWith(one, start));
      if (found !== undefined) return { start, found };
    }
    return null;
  };
}
