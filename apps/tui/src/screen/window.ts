/** Which part of something long is shown. */

/** The first of `height` rows of `total`, so that row `at` is in their middle where there are rows on both sides. */
export function windowStart(at: number, total: number, height: number): number {
  return Math.max(0, Math.min(at - Math.floor((height - 1) / 2), total - height));
}

/** The rows around one of them. */
export function windowOf<Row>(rows: readonly Row[], at: number, height: number): readonly Row[] {
  const start = windowStart(at, rows.length, height);
  return rows.slice(start, start + height);
}
