import type { Point } from './view-box.js';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const along: Readonly<Record<Direction, (by: Point) => number>> = {
  ArrowLeft: ({ x }) => -x,
  ArrowRight: ({ x }) => x,
  ArrowUp: ({ y }) => -y,
  ArrowDown: ({ y }) => y,
};

/** Index of the nearest point in a direction; what is aside counts more than what is ahead. -1: there is none. */
export function nearest(points: readonly Point[], from: number, direction: Direction): number {
  const start = points[from]!;
  const costs = points.map(({ x, y }) => {
    const by = { x: x - start.x, y: y - start.y };
    const ahead = along[direction](by);
    const aside = Math.abs(by.x) + Math.abs(by.y) - Math.abs(ahead);
    return ahead <= 0 || aside > ahead * 3 ? Infinity : ahead + 2 * aside;
  });
  const least = Math.min(...costs);
  return least === Infinity ? -1 : costs.indexOf(least);
}
