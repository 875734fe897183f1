import { encodeBase64Text } from '../text/base64-text.js';
import type { SuspectSpan } from './detector.js';

/** What stands in place of a redacted value. It is no value to the detector, so a second pass finds nothing. */
export const redactedValue = '***';

/** Replaces the units from `from` to `to` (not included) of a text. */
export type Redaction = { readonly from: number; readonly to: number; readonly text: string };

/** What redacting changes: each value becomes `***`; a script in base64 is encoded again as it was, without its values. */
export function redactionsOf(spans: readonly SuspectSpan[]): Redaction[] {
  const changes: Redaction[] = [];
  for (let i = 0; i < spans.length;) {
    const { start, end, decoded } = spans[i] as SuspectSpan;
    const same: SuspectSpan[] = [];
    while (spans[i]?.start === start && spans[i]?.end === end) same.push(spans[i++] as SuspectSpan);
    changes.push({ from: start, to: end, text: decoded ? redactDecoded(same) : redactedValue });
  }
  return changes;
}

/** The text with every suspected value replaced. `spans` are those that `findSuspects` gave for it, or some of them. */
export function redactSuspects(text: string, spans: readonly SuspectSpan[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text: replacement } of redactionsOf(spans)) {
    pieces.push(text.slice(at, from), replacement);
    at = to;
  }
  return pieces.join('') + text.slice(at);
}

function redactDecoded(spans: readonly SuspectSpan[]): string {
  const inner = spans.flatMap(({ decoded }) => (decoded ? [decoded] : []));
  const from = inner[0]?.from;
  return from ? encodeBase64Text({ ...from, text: redactSuspects(from.text, inner) }) : '';
}
