import type { View } from '../terminal/line.js';
import type { Look } from './look.js';

/** The part of the screen that something is drawn in. `reader`: for a screen reader, in words, without drawn lines. */
export type Area = View & { readonly height: number; readonly reader: boolean };

/** The size of a terminal, in columns and rows. */
export type Size = { readonly columns: number; readonly rows: number };

/** What a stream says of its size; a terminal that does not know its own says 0, and is taken for 80x24. */
export function sizeOf(stream: { readonly columns?: number; readonly rows?: number }): Size {
  return { columns: stream.columns || 80, rows: stream.rows || 24 };
}

/** Rows that are not the body: title, news, keys. */
const around = 3;

/** Whether a line is left free below the title and above the keys. */
export function isRoomy({ rows }: Size): boolean {
  return rows >= 24;
}

/** The part of the screen that is the body. */
export function bodyArea({ color, reader }: Look, size: Size): Area {
  const height = Math.max(1, size.rows - around - (isRoomy(size) ? 2 : 0));
  return { width: size.columns, height, color, reader };
}
