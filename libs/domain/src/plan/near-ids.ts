import { idKey } from '../reference/ref.js';

/** How many single-character changes lead from one text to the other; stops counting above `most`. */
function distance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[to.length]!;
}

/** Longer texts are compared with nothing: the work grows with the length of both. */
const longest = 100;

/** Up to three of `ids` that a mistyped `wanted` may have meant: at most two characters away, the nearest first. */
export function nearIds(wanted: string, ids: Iterable<string>): string[] {
  if (wanted.length > longest) return [];
  const near: { id: string; away: number }[] = [];
  for (const id of ids) {
    const away = distance(idKey(wanted), idKey(id), 2);
    if (away <= 2) near.push({ id, away });
  }
  return near
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ id }) => id);
}
