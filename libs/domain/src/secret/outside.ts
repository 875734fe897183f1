import type { Span } from './rules/rule.js';

/** The spans that touch none of the ranges. Both come sorted by their start; ranges may stand inside one another. Linear. */
export function outside<T extends Span>(spans: readonly T[], ranges: readonly Span[]): T[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) <= start) next++;
    return (ranges[next]?.start ?? Infinity) >= end;
  });
}

/** Ranges in the order of their start. */
export function inOrder<T extends Span>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => a.start - b.start);
}
