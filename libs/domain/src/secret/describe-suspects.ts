import type { Span } from '../text/leaf.js';
import type { SuspectSpan } from './detector.js';
import { redactedValue } from './redact.js';

/** A suspected value as it may be told of; `value` is the secret itself, and never leaves. */
export type DescribedSuspect = {
  readonly rule: string;
  /** Line of the text that holds it, from 1; of the script itself where that stands in base64. */
  readonly line: number;
  /** What stands around the value in its line, with `***` for every value. */
  readonly excerpt: string;
  readonly value: string;
};

/** How much of a line is shown before and behind a value. */
const before = 48;
const behind = 32;

/**
 * Describes suspected values of a text. `spans` are all that were found in it, in order; `hidden` are other values of the
 * text that are not to be shown, in order.
 */
export function describeSuspects(
  text: string,
  spans: readonly SuspectSpan[],
  hidden: readonly Span[] = [],
): DescribedSuspect[] {
  const found: DescribedSuspect[] = [];
  const masks = [...spans, ...hidden].sort((a, b) => a.start - b.start);
  const lineAt = createLineCounter(text);
  let mask = 0;
  for (let at = 0; at < spans.length;) {
    const { start, end, rule, decoded } = spans[at]!;
    const same: SuspectSpan[] = [];
    while (spans[at]?.start === start && spans[at]?.end === end) same.push(spans[at++]!);
    if (decoded) {
      const inner = same.flatMap((span) => span.decoded ?? []);
      found.push(...describeSuspects(decoded.from.text, inner));
      continue;
    }
    while ((masks[mask]?.end ?? Infinity) < start - before) mask++;
    found.push({
      rule,
      line: lineAt(start),
      excerpt: excerptOf(text, masks, mask, { start, end }),
      value: text.slice(start, end),
    });
  }
  return found;
}

/** Counts lines up to offsets that only grow. */
function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}

function excerptOf(text: string, masks: readonly Span[], first: number, { start, end }: Span): string {
  const earliest = Math.max(0, start - before);
  const from = earliest + text.slice(earliest, start).lastIndexOf('\n') + 1;
  const lineEnd = text.slice(end, end + behind).search(/[\r\n]/);
  const to = lineEnd < 0 ? Math.min(text.length, end + behind) : end + lineEnd;
  const pieces: string[] = [];
  let at = from;
  for (let next = first; next < masks.length && masks[next]!.start < to; next++) {
    const mask = masks[next]!;
    if (mask.end <= at) continue;
    pieces.push(text.slice(at, Math.max(at, mask.start)), redactedValue);
    at = mask.end;
  }
  pieces.push(text.slice(at, Math.max(at, to)));
  const cut = from > 0 && text[from - 1] !== '\n' ? '…' : '';
  return `${cut}${pieces.join('')}${to < text.length && lineEnd < 0 ? '…' : ''}`.replace(/[\0-\x1F\x7F]+/g, ' ').trim();
}
