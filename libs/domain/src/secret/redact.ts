import { encodeBase64Text } from './base64-text.js';
import type { SuspectSpan } from './detector.js';

/** What stands in place of a redacted value. It is no value to the detector, so a second pass finds nothing. */
export const redactedValue = '***';

/** How a value is shown: its first character when it has 8 or more, and its length. */
export function maskSecret(value: string): string {
  const [first = ''] = value;
  return `${value.length >= 8 ? first : ''}… (${value.length} characters)`;
}

/** The text with every suspected value replaced by `***`; scripts in base64 are encoded again as they were. */
export function redactSuspects(text: string, spans: readonly SuspectSpan[], replacement = redactedValue): string {
  const pieces: string[] = [];
  let at = 0;
  for (let i = 0; i < spans.length;) {
    const span = spans[i] as SuspectSpan;
    const same: SuspectSpan[] = [];
    while (spans[i]?.start === span.start && spans[i]?.end === span.end) same.push(spans[i++] as SuspectSpan);
    pieces.push(text.slice(at, span.start), span.decoded ? redactDecoded(same) : replacement);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}

function redactDecoded(spans: readonly SuspectSpan[]): string {
  const inner = spans.flatMap(({ decoded }) => (decoded ? [decoded] : []));
  const from = inner[0]?.from;
  return from ? encodeBase64Text({ ...from, text: redactSuspects(from.text, inner) }) : '';
}
