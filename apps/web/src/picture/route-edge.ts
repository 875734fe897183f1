import { box, type Grid, type Place } from './place-nodes.js';

/** How far a line runs beside a box before it turns. */
const bend = 26;

/**
 * The `d` of a line from one object to another. It goes straight to the next column; further on it runs in the gap
 * between two rows, so that it never crosses a box. A line that closes a cycle comes back the same way, to the right
 * side of its target.
 */
export function routeEdge(from: Place, to: Place, grid: Grid): string {
  const start = { x: from.x + box.width, y: middle(from) };
  if (to.column === from.column + 1) return curve(start, { x: to.x, y: middle(to) });
  const lane = laneOf(from, to);
  const leave = Math.min(grid.columns[from.column + 1] ?? Infinity, start.x + bend + 8) - 8;
  if (to.column > from.column) {
    const turn = to.x - Math.min(bend, box.columnGap - 8);
    return `${curve(start, { x: leave, y: lane })} H${turn} ${tail({ x: turn, y: lane }, { x: to.x, y: middle(to) })}`;
  }
  const end = { x: to.x + box.width, y: middle(to) };
  const turn = end.x + bend - 8;
  return `${curve(start, { x: leave, y: lane })} H${turn} ${tail({ x: turn, y: lane }, end)}`;
}

const middle = ({ y }: Place): number => y + box.height / 2;

/** The height of the gap beside the target's row, on the side of the source; columns keep a little apart in it. */
function laneOf(from: Place, to: Place): number {
  const apart = ((to.column % 3) - 1) * 3;
  return from.row < to.row ? to.y - box.rowGap / 2 + apart : to.y + box.height + box.rowGap / 2 + apart;
}

type Point = { readonly x: number; readonly y: number };

function curve(from: Point, to: Point): string {
  const half = (to.x - from.x) / 2;
  return `M${from.x} ${from.y} C${from.x + half} ${from.y} ${to.x - half} ${to.y} ${to.x} ${to.y}`;
}

/** The last bit, from the gap into the box. */
const tail = (from: Point, to: Point): string => {
  const half = (to.x - from.x) / 2;
  return `C${from.x + half} ${from.y} ${to.x - half} ${to.y} ${to.x} ${to.y}`;
};
