/** Columns of a list: which are shown, and what flexbox needs to know to share the width among them. */
import { textOf, withText, type Span } from '../terminal/line.js';
import { show } from '@tsferry/wizard/words';
import { textWidth } from '../terminal/text-width.js';

/** A column. */
export type Column = {
  readonly title: string;
  /** Wide enough to tell one row from another; 8 when left out. Columns go before another gets narrower than this. */
  readonly min?: number;
  /** Which column goes first when there is no room: 1 before 2. One without stays, however narrow. */
  readonly drop?: number;
};

/** A column that is shown: which one, how wide it would like to be, and its part of what is too much. */
export type Share = { readonly at: number; readonly basis: number; readonly shrink: number };

/** What is between two columns. */
export const columnGap = 2;
/** A column of this width or less stays whole as long as wider ones can give way. */
const short = 16;
/** What a column keeps where not even the least widths have room. */
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

/**
 * The columns that have room in a width, in shares of flexbox: columns go, in their order, until the rest can be told
 * apart; then long ones give way before short ones.
 */
export function sharesOf(columns: readonly Column[], natural: readonly number[], width: number): readonly Share[] {
  const all = natural.flatMap((basis, at) => (basis > 0 ? [{ at, basis, min: columns[at]!.min ?? 8 }] : []));
  const order = all
    .filter(({ at }) => columns[at]!.drop !== undefined)
    .sort((a, b) => columns[a.at]!.drop! - columns[b.at]!.drop!);
  const dropped = order.findIndex((_, count) => fits(without(all, order.slice(0, count)), width));
  const shown = without(all, order.slice(0, dropped < 0 ? order.length : dropped));
  const floors = Array.from({ length: short - least }, (_, at) => atLeast(shown, short - at));
  const floor = floors.find((one) => fits(one, width)) ?? shown;
  return (fits(floor, width) ? floor : shown.map((one) => ({ ...one, min: least }))).map(toShare);
}

type Shown = { readonly at: number; readonly basis: number; readonly min: number };

const without = (all: readonly Shown[], gone: readonly Shown[]): readonly Shown[] =>
  all.filter((one) => !gone.includes(one));
const atLeast = (shown: readonly Shown[], floor: number): readonly Shown[] =>
  shown.map((one) => ({ ...one, min: Math.max(one.min, floor) }));
const leastOf = ({ basis, min }: Shown): number => Math.min(basis, min);
const fits = (shown: readonly Shown[], width: number): boolean =>
  shown.reduce((sum, one) => sum + leastOf(one) + columnGap, -columnGap) <= width;

/** Flexbox takes from each column by its shrink times its basis: by what it has beyond its least width. */
const toShare = (one: Shown): Share => ({
  at: one.at,
  basis: one.basis,
  shrink: (one.basis - leastOf(one)) / one.basis,
});

/** Cells that are safe already, once, when they enter the screen's data. */
export function safeCells(cells: readonly Span[]): readonly Span[] {
  return cells.map((cell) => withText(cell, show(textOf(cell))));
}
