/** Text on its way to a terminal. What it says is data; how it looks is a style, added after the data was made safe. */
import { show } from '@tsferry/wizard/words';

/** What a part of a line is, not how it looks. */
export type Style = 'heading' | 'faint' | 'good' | 'change' | 'bad' | 'cursor';

/** A part of a line: plain, or with a style. */
export type Span = string | { readonly style: Style; readonly text: string };

/** A line, without its end. */
export type Line = string | readonly Span[];

/** How lines are made: for which width in columns (`Infinity`: lines are never broken), with colour or without. */
export type View = { readonly width: number; readonly color: boolean };

/** Lines as they are written to a file or a pipe. */
export const plainView: View = { width: Infinity, color: false };

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  heading: [1, 22],
  faint: [2, 22],
  good: [32, 39],
  change: [33, 39],
  bad: [31, 39],
  cursor: [7, 27],
};

/** A part of a line with a style. */
export function styled(style: Style, text: string): Span {
  return { style, text };
}

/** The text of a part, as it was given. */
export function textOf(span: Span): string {
  return typeof span === 'string' ? span : span.text;
}

/** The same style on another text. */
export function withText(span: Span, text: string): Span {
  return typeof span === 'string' ? text : { style: span.style, text };
}

/** The parts of a line. */
export function spansOf(line: Line): readonly Span[] {
  return typeof line === 'string' ? [line] : line;
}

/** The one place where lines become what is written: every part safe, styles as colours where they are wanted. */
export function render(line: Line, color: boolean): string {
  return spansOf(line)
    .map((span) => paint(span, color))
    .join('')
    .trimEnd();
}

function paint(span: Span, color: boolean): string {
  const text = show(textOf(span));
  if (!color || typeof span === 'string' || text.trim() === '') return text;
  const [on, off] = codes[span.style];
  return `\x1b[${on}m${text}\x1b[${off}m`;
}
