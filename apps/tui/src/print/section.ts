import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';

/** A heading with what is below it, set off by an empty line; nothing when nothing is below. */
export function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : ['', [styled('heading', title)], ...lines];
}

/** A section that is a table, its rows counted in the heading; nothing without rows. */
export function tableSection(title: string, rows: readonly (readonly Span[])[], view: View): Line[] {
  return section(`${title} (${rows.length})`, table(rows, view));
}
