import { longestIncreasing } from './longest-increasing.js';

/** Items `from` to before `to` of the first list, and of the second. */
type Block = { readonly from: number; readonly to: number; readonly otherFrom: number; readonly otherTo: number };

/** Most cells of a table of common items. Larger blocks are cut at items that both have once. */
const mostCells = 1 << 14;

/**
 * Aligns two lists: for each item of the first, the position of the same item in the second, or -1. Positions only grow.
 * A block that is large and has no item once on both sides counts as replaced, so that time grows with the lists alone.
 */
export function alignItems(items: readonly string[], others: readonly string[]): number[] {
  const partners = new Array<number>(items.length).fill(-1);
  const open: Block[] = [{ from: 0, to: items.length, otherFrom: 0, otherTo: others.length }];
  for (let block = open.pop(); block; block = open.pop()) {
    const { from, to, otherFrom, otherTo } = trim(block, items, others, partners);
    if (from === to || otherFrom === otherTo) continue;
    const left = { from, to, otherFrom, otherTo };
    if ((to - from) * (otherTo - otherFrom) <= mostCells) alignAll(left, items, others, partners);
    else open.push(...cutAtAnchors(left, items, others, partners));
  }
  return partners;
}

/** Pairs what both sides begin and end with. */
function trim(block: Block, items: readonly string[], others: readonly string[], partners: number[]): Block {
  let { from, to, otherFrom, otherTo } = block;
  while (from < to && otherFrom < otherTo && items[from] === others[otherFrom]) partners[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && items[to - 1] === others[otherTo - 1]) partners[--to] = --otherTo;
  return { from, to, otherFrom, otherTo };
}

/** A longest list of common items, by the table of how long one is from each place on. */
function alignAll(block: Block, items: readonly string[], others: readonly string[], partners: number[]): void {
  const { from, to, otherFrom, otherTo } = block;
  const width = otherTo - otherFrom + 1;
  const longest = new Uint16Array((to - from + 1) * width);
  const cell = (at: number, other: number): number => (at - from) * width + other - otherFrom;
  for (let at = to - 1; at >= from; at--) {
    for (let other = otherTo - 1; other >= otherFrom; other--) {
      longest[cell(at, other)] =
        items[at] === others[other]
          ? longest[cell(at + 1, other + 1)]! + 1
          : Math.max(longest[cell(at + 1, other)]!, longest[cell(at, other + 1)]!);
    }
  }
  let [at, other] = [from, otherFrom];
  while (at < to && other < otherTo) {
    if (items[at] === others[other]) partners[at++] = other++;
    else if (longest[cell(at + 1, other)]! >= longest[cell(at, other + 1)]!) at++;
    else other++;
  }
}

/** Pairs items that both sides of a block have once, as many as stay in order; answers the blocks between them. */
function cutAtAnchors(block: Block, items: readonly string[], others: readonly string[], partners: number[]): Block[] {
  const places = onlyOnce(others, block.otherFrom, block.otherTo);
  const common = [...onlyOnce(items, block.from, block.to)].flatMap(([item, at]) => {
    const other = places.get(item);
    return other === undefined ? [] : [[at, other] as const];
  });
  const inOrder = longestIncreasing(common.map(([, other]) => other));
  const blocks: Block[] = [];
  let { from, otherFrom } = block;
  for (const [at, other] of common.filter((_, index) => inOrder.has(index))) {
    partners[at] = other;
    blocks.push({ from, to: at, otherFrom, otherTo: other });
    [from, otherFrom] = [at + 1, other + 1];
  }
  if (blocks.length > 0) blocks.push({ from, to: block.to, otherFrom, otherTo: block.otherTo });
  return blocks;
}

/** Items that stand once in a part of a list, in its order. */
function onlyOnce(items: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = from; at < to; at++) {
    const item = items[at]!;
    if (places.has(item)) repeated.add(item);
    else places.set(item, at);
  }
  for (const item of repeated) places.delete(item);
  return places;
}
