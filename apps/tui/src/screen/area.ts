import type { View } from '../terminal/line.js';

/** The part of the screen that something is drawn in. `reader`: for a screen reader, in words, without drawn lines. */
export type Area = View & { readonly height: number; readonly reader: boolean };

/** The size of a terminal, in columns and rows. */
export type Size = { readonly columns: number; readonly rows: number };

/** What a stream says of its size; a terminal that does not know its own says 0, and is taken for 80x24. */
export function sizeOf(stream: { readonly columns?: number; readonly rows?: number }): Size {
  return { columns: stream.columns || 80, rows: stream.rows || 24 };
}
