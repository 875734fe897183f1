import type { Layers } from './layers.js';

/** Sizes in SVG units; at scale 1 they are CSS pixels. */
export const box = { width: 224, height: 42, rowGap: 14, columnGap: 34, layerGap: 92, margin: 32 } as const;

const rowPitch = box.height + box.rowGap;

/** Where a box is: its column and row on the grid that all layers share, and its top left corner. */
export type Place = { readonly column: number; readonly row: number; readonly x: number; readonly y: number };

export type Grid = {
  readonly places: ReadonlyMap<string, Place>;
  /** Left edge of each column. */
  readonly columns: readonly number[];
  readonly width: number;
  readonly height: number;
};

/** About the shape of a screen. */
const wantedAspect = 1.6;

/**
 * Gives every object a cell. A long layer goes on in further columns, so that 300 objects fill a screen and not a
 * ribbon. Rows are the same across all layers: between two rows is always room for a line.
 */
export function placeNodes(layers: Layers): Grid {
  const longest = Math.max(1, ...layers.map((layer) => layer.length));
  const off = (rows: number): number => {
    const { width, height } = sizeOf(layers, rows);
    return Math.abs(Math.log(width / height / wantedAspect));
  };
  let rows = longest;
  for (let tried = longest - 1; tried >= 1; tried--) if (off(tried) < off(rows)) rows = tried;
  return fill(layers, rows);
}

const columnsOf = (layer: readonly string[], rows: number): number => Math.max(1, Math.ceil(layer.length / rows));

function sizeOf(layers: Layers, rows: number): { width: number; height: number } {
  const columns = layers.reduce((sum, layer) => sum + columnsOf(layer, rows), 0);
  const used = Math.max(1, ...layers.map((layer) => Math.ceil(layer.length / columnsOf(layer, rows))));
  const gaps = (layers.length - 1) * box.layerGap + (columns - layers.length) * box.columnGap;
  return {
    width: columns * box.width + gaps + 2 * box.margin,
    height: used * rowPitch - box.rowGap + 2 * box.margin,
  };
}

function fill(layers: Layers, rows: number): Grid {
  const size = sizeOf(layers, rows);
  const rowsInAll = Math.round((size.height - 2 * box.margin + box.rowGap) / rowPitch);
  const places = new Map<string, Place>();
  const columns: number[] = [];
  let x: number = box.margin;
  for (const layer of layers) {
    const perColumn = Math.max(1, Math.ceil(layer.length / columnsOf(layer, rows)));
    const top = Math.floor((rowsInAll - perColumn) / 2);
    for (let start = 0; start === 0 || start < layer.length; start += perColumn) {
      if (start > 0) x += box.columnGap + box.width;
      for (const [at, id] of layer.slice(start, start + perColumn).entries()) {
        const row = top + at;
        places.set(id, { column: columns.length, row, x, y: box.margin + row * rowPitch });
      }
      columns.push(x);
    }
    x += box.width + box.layerGap;
  }
  return { places, columns, ...size };
}
