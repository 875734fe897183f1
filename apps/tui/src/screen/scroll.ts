/** Text that is longer than the screen. */
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

/** The same for a text that fills a page. */
export function reducePage(top: number, input: Input, count: number): number {
  return input.kind === 'intent' ? reduceScroll(top, { ...input, area: pageOfText(input.area, count) }, count) : top;
}

/** The lines in sight. */
export function linesInSight<Shown>(lines: readonly Shown[], top: number, { height }: Area): readonly Shown[] {
  const start = clampTop(top, lines.length, height);
  return lines.slice(start, start + height);
}

/** Which of a number of lines are in sight, in words; '' when all are. */
export function positionText(count: number, top: number, { height }: Area): string {
  if (count <= height) return '';
  const start = clampTop(top, count, height);
  return `${start + 1} to ${start + height} of ${count}`;
}

/** The area of a text that fills a page: where not all of it fits, the last row says which lines are in sight. */
export function pageOfText(area: Area, count: number): Area {
  return count > area.height && !area.reader ? { ...area, height: Math.max(1, area.height - 1) } : area;
}
