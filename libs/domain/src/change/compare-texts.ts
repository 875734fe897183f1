import * as z from 'zod';
import { alignItems } from './align-items.js';

/** A piece of a line, and whether it is what differs in it. */
const textPartSchema = z.object({ text: z.string(), changed: z.boolean() });
type TextPart = z.infer<typeof textPartSchema>;

/**
 * A line of two texts: its number (from 1) in each, null where it is not. Equal lines far from a difference are left out,
 * so numbers may jump.
 */
export const textLineSchema = z
  .object({
    before: z.int().positive().nullable(),
    after: z.int().positive().nullable(),
    parts: z.array(textPartSchema),
  })
  .meta({ title: 'TextLine' });
/** One line of a text in both versions, with the words that differ marked. */
export type TextLine = z.infer<typeof textLineSchema>;

/** Equal lines that are told around a difference. */
const around = 2;
/** Longest line that is compared word by word, and longest piece that is told in full. */
const longestLine = 2_000;
const longestPart = 400;

/** What differs between two texts, line by line with the words that differ marked; empty for equal texts. */
export function compareTexts(before: string, after: string): TextLine[] {
  if (before === after) return [];
  const [old, next] = [linesOf(before), linesOf(after)];
  const partners = alignItems(old, next);
  const lines: TextLine[] = [];
  let at = 0;
  let other = 0;
  while (at < old.length || other < next.length) {
    if (at < old.length && partners[at] === other) {
      lines.push({ before: at + 1, after: other + 1, parts: [{ text: cut(old[at]!, 'both'), changed: false }] });
      at += 1;
      other += 1;
      continue;
    }
    const [from, otherFrom] = [at, other];
    while (at < old.length && partners[at] === -1) at += 1;
    while (other < next.length && other !== (partners[at] ?? -1)) other += 1;
    lines.push(...replaced(old.slice(from, at), next.slice(otherFrom, other), from, otherFrom));
  }
  return nearDifferences(lines);
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** Lines that take each other's place: all that go, then all that come; the first goes with the first. */
function replaced(old: readonly string[], next: readonly string[], from: number, otherFrom: number): TextLine[] {
  const marked = old.slice(0, next.length).map((line, at) => markWords(line, next[at]!));
  return [
    ...old.map((line, at) => ({ before: from + at + 1, after: null, parts: marked[at]?.[0] ?? whole(line) })),
    ...next.map((line, at) => ({ before: null, after: otherFrom + at + 1, parts: marked[at]?.[1] ?? whole(line) })),
  ];
}

const whole = (line: string): TextPart[] => [{ text: cut(line, 'end'), changed: true }];

/** Two lines in pieces, with the words that differ marked; all of it is marked where no word is the same. */
function markWords(before: string, after: string): [TextPart[], TextPart[]] {
  if (before.length > longestLine || after.length > longestLine) return markMiddle(before, after);
  const [old, next] = [wordsOf(before), wordsOf(after)];
  const partners = alignItems(old, next);
  if (!partners.some((other, at) => other >= 0 && /[\p{L}\p{N}]/u.test(old[at]!))) {
    return [whole(before), whole(after)];
  }
  const stays = new Set(partners);
  return [joined(old, (at) => partners[at] === -1), joined(next, (at) => !stays.has(at))];
}

const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

function joined(words: readonly string[], isChanged: (at: number) => boolean): TextPart[] {
  const parts: TextPart[] = [];
  for (const [at, text] of words.entries()) {
    const last = parts.at(-1);
    const changed = isChanged(at);
    if (last?.changed === changed) last.text += text;
    else parts.push({ text, changed });
  }
  return parts;
}

/** Marks what stands between the same beginning and the same end. */
function markMiddle(before: string, after: string): [TextPart[], TextPart[]] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const parts = (line: string): TextPart[] =>
    [
      { text: cut(line.slice(0, start), 'both'), changed: false },
      { text: cut(line.slice(start, line.length - end), 'end'), changed: true },
      { text: cut(line.slice(line.length - end), 'both'), changed: false },
    ].filter(({ text }) => text !== '');
  return [parts(before), parts(after)];
}

/** A long text without its middle, or without its end. */
function cut(text: string, what: 'both' | 'end'): string {
  if (text.length <= longestPart) return text;
  if (what === 'end') return `${text.slice(0, longestPart)}…`;
  return `${text.slice(0, longestPart / 4)}…${text.slice(-longestPart / 4)}`;
}

/** The lines that differ, and those around them. */
function nearDifferences(lines: readonly TextLine[]): TextLine[] {
  const kept = new Set<number>();
  for (const [at, { before, after }] of lines.entries()) {
    if (before !== null && after !== null) continue;
    for (let near = at - around; near <= at + around; near++) kept.add(near);
  }
  return lines.filter((_, at) => kept.has(at));
}
