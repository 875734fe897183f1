/** Columns of a list: as wide as what is in them, narrower or left out where there is no room. */
import { styled, textOf, withText, type Line, type Span } from '../terminal/line.js';
import { show } from '@tsferry/wizard/words';
import { fitText } from '../terminal/fit-text.js';
import { padText, textWidth } from '../terminal/text-width.js';

/** A column. */
export type Column = {
  readonly title: string;
  /** Wide enough to tell one row from another; 8 when left out. Columns go before another gets narrower than this. */
  readonly min?: number;
  /** Which column goes first when there is no room: 1 before 2. One without stays, however narrow. */
  readonly drop?: number;
};

const gap = '  ';
/** What a column keeps in any case. */
const least = 4;
/** No cell asks for more than this, so that one long name does not push the rest aside. */
const widest = 60;

/** The widths that columns would like. Cells are safe. */
export function naturalWidths(columns: readonly Column[], rows: readonly (readonly Span[])[]): number[] {
  const widths = columns.map(({ title }) => textWidth(title));
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) {
      const width = textWidth(textOf(cell));
      if (width > (widths[at] ?? 0)) widths[at] = Math.min(width, widest);
    }
  }
  return widths;
}

/** The widths that columns get; 0 is left out. Columns go, in their order, until the rest can be told apart; then the widest gives way, to its `min` first. */
export function fitColumns(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  let widths = [...natural];
  const minimum = (at: number): number => Math.min(natural[at]!, columns[at]!.min ?? 8);
  const order = columns
    .map(({ drop }, at) => ({ drop, at }))
    .filter(({ drop }) => drop !== undefined)
    .sort((a, b) => a.drop! - b.drop!);
  const used = (list: readonly number[]): number => {
    const shown = list.filter((one) => one > 0);
    return shown.reduce((sum, one) => sum + one, 0) + gap.length * Math.max(0, shown.length - 1);
  };
  const needed = (): number => used(widths.map((one, at) => (one > 0 ? minimum(at) : 0)));
  for (const { at } of order) {
    if (needed() <= width) break;
    widths = widths.map((one, index) => (index === at ? 0 : one));
  }
  for (let over = used(widths) - width; over > 0; over--) {
    const spare = widths.map((one, at) => (one > minimum(at) ? one : 0));
    const shrinkable = spare.some((one) => one > 0) ? spare : widths.map((one) => (one > least ? one : 0));
    const most = Math.max(...shrinkable);
    if (most === 0) break;
    widths[shrinkable.indexOf(most)]!--;
  }
  return widths;
}

/** Cells that are safe already, once, when they enter the screen's data. */
export function safeCells(cells: readonly Span[]): readonly Span[] {
  return cells.map((cell) => withText(cell, show(textOf(cell))));
}

/** A row in its columns. */
export function rowSpans(cells: readonly Span[], widths: readonly number[]): Span[] {
  const shown = cells.flatMap((cell, at) => (widths[at]! > 0 ? [{ cell, width: widths[at]! }] : []));
  return shown.flatMap(({ cell, width }, at) => {
    const text = fitText(textOf(cell), width);
    const last = at === shown.length - 1;
    return last ? [withText(cell, text)] : [withText(cell, padText(text, width)), gap];
  });
}

/** The titles of the columns. */
export function titleLine(columns: readonly Column[], widths: readonly number[]): Line {
  return rowSpans(
    columns.map(({ title }) => styled('faint', title)),
    widths,
  );
}
