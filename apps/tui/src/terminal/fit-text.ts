/** Text cut to a width, for places that have one line: what is missing is marked with `…`, never silently gone. */
import { spansOf, textOf, withText, type Line, type Span } from './line.js';
import { graphemes, padText, textWidth } from './text-width.js';

/** Safe text in at most `width` columns. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return width <= 0 ? '' : `${startOf(text, width - 1)}…`;
}

/** As much of the start of a safe text as has room. */
function startOf(text: string, width: number): string {
  let kept = '';
  let left = width;
  for (const grapheme of graphemes(text)) {
    left -= textWidth(grapheme);
    if (left < 0) break;
    kept += grapheme;
  }
  return kept;
}

/** The columns of a line of safe text. */
export function lineWidth(line: Line): number {
  return spansOf(line).reduce((sum, span) => sum + textWidth(textOf(span)), 0);
}

/** A line of safe text in at most `width` columns. */
export function fitLine(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Span[] = [];
  let left = width - 1;
  for (const span of spansOf(line)) {
    const text = textOf(span);
    if (textWidth(text) > left) return width <= 0 ? '' : [...kept, withText(span, `${startOf(text, left)}…`)];
    kept.push(span);
    left -= textWidth(text);
  }
  return kept;
}

/** A line of safe text in exactly `width` columns. */
export function padLine(line: Line, width: number): Line {
  const fitted = fitLine(line, width);
  const missing = width - lineWidth(fitted);
  return missing > 0 ? [...spansOf(fitted), padText('', missing)] : fitted;
}
