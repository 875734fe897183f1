/** Parts of a line that is broken wherever the width ends, as code is: no space is lost or added. */
import { show } from '@tsferry/wizard/words';
import { textOf, withText, type Line, type Span } from './line.js';
import { graphemes, textWidth } from './text-width.js';

/** No line is made narrower than this many columns. */
const narrowest = 16;

/** The parts as lines of `width` columns, each behind `lead`; a text that fits stays one line. */
export function wrapSpans(parts: readonly Span[], width: number, lead: readonly Span[]): Line[] {
  const room = Math.max(narrowest, width - lead.reduce((sum, span) => sum + textWidth(show(textOf(span))), 0));
  const lines: Span[][] = [[]];
  let left = room;
  for (const part of parts) {
    const text = show(textOf(part));
    let kept = '';
    if (textWidth(text) <= left) {
      kept = text;
      left -= textWidth(text);
    } else {
      for (const grapheme of graphemes(text)) {
        if (textWidth(grapheme) > left) {
          lines.at(-1)!.push(withText(part, kept));
          lines.push([]);
          [kept, left] = ['', room];
        }
        kept += grapheme;
        left -= textWidth(grapheme);
      }
    }
    lines.at(-1)!.push(withText(part, kept));
  }
  return lines.map((line): Line => [...lead, ...line]);
}
