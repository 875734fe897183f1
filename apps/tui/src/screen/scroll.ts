/** Text that is longer than the screen. */
import type { Line } from '../terminal/line.js';
import type { Area } from './area.js';
import type { Input } from './screen.js';

/** The first line that is shown, after what a person did with a text of `count` lines. */
export function reduceScroll(top: number, input: Input, count: number): number {
  if (input.kind !== 'intent') return top;
  const { height } = input.area;
  const page = Math.max(1, height - 1);
  const moves: Partial<Record<typeof input.intent, number>> = {
    up: top - 1,
    down: top + 1,
    'page-up': top - page,
    'page-down': top + page,
    top: 0,
    bottom: count,
  };
  return clampTop(moves[input.intent] ?? top, count, height);
}

const clampTop = (top: number, count: number, height: number): number => Math.max(0, Math.min(top, count - height));

/** The lines in sight. */
export function drawScroll(lines: readonly Line[], top: number, { height }: Area): readonly Line[] {
  const start = clampTop(top, lines.length, height);
  return lines.slice(start, start + height);
}
