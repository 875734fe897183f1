/** Columns that fit the width: what is too long is broken inside its column, nothing is cut off. */
import { spansOf, textOf, withText, type Line, type Span, type View } from './line.js';
import { show } from '@tsferry/wizard/words';
import { padText, textWidth, wrapText } from './text-width.js';

const gap = '  ';
/** No column is made narrower than this many columns. */
const narrowest = 8;
/** Without a width to fit, one long cell does not push the rest of every line this far to the right. */
const widestAligned = 48;

/** A table: an indented line a row; a row of more than one line where a cell does not fit, no column where all are empty. */
export function table(rows: readonly (readonly Span[])[], view: View, indent = '  '): Line[] {
  return tableRows(rows, view, indent).flat();
}

/** The same, row by row, for a table that has other lines between its rows. */
export function tableRows(rows: readonly (readonly Span[])[], view: View, indent = '  '): Line[][] {
  const used = new Set(rows.flatMap((row) => row.flatMap((cell, at) => (textOf(cell) === '' ? [] : [at]))));
  const safe = rows.map((row) => row.map((cell) => withText(cell, show(textOf(cell)))).filter((_, at) => used.has(at)));
  const widths = fit(naturalWidths(safe), view.width - indent.length);
  return safe.map((row) => rowLines(row, widths, view, indent));
}

function naturalWidths(rows: readonly (readonly Span[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, textWidth(textOf(cell)));
  }
  return widths;
}

/** Takes from the widest columns, from all that are alike, until all fit. */
function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  if (!Number.isFinite(width)) return widths.map((one) => Math.min(one, widestAligned));
  let over = widths.reduce((sum, one) => sum + one, 0) + gap.length * (widths.length - 1) - width;
  while (over > 0) {
    const most = Math.max(...widths);
    if (most <= narrowest) break;
    const widest = widths.flatMap((one, at) => (one === most ? [at] : []));
    const next = Math.max(narrowest, ...widths.filter((one) => one < most));
    const less = Math.max(1, Math.min(most - next, Math.floor(over / widest.length)));
    for (const at of widest.slice(0, over)) {
      widths[at]! -= less;
      over -= less;
    }
  }
  return widths;
}

function rowLines(row: readonly Span[], widths: readonly number[], view: View, indent: string): Line[] {
  const broken = Number.isFinite(view.width);
  const cells = row.map((cell, at) => (broken ? wrapText(textOf(cell), widths[at]!) : [textOf(cell)]));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => [
    indent,
    ...row.flatMap((cell, at) => [
      withText(cell, padText(cells[at]![line] ?? '', widths[at]!)),
      at === row.length - 1 ? '' : gap,
    ]),
  ]);
}

/** One text, broken at the width; what follows its first line is indented as far. */
export function paragraph(line: Line, view: View, indent: string): Line[] {
  const [first = ''] = spansOf(line);
  const text = spansOf(line)
    .map((span) => show(textOf(span)))
    .join('');
  const parts = wrapText(text, Math.max(narrowest, view.width - indent.length));
  return parts.map((part) => [indent, withText(first, part)]);
}
