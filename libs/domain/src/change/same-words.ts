import { readableText } from './readable-text.js';
import type { TreeStep } from './step-tree.js';

/**
 * Finds, of the steps of one type, the one that shares most words with a step that no other step of either sequence has:
 * at least half of those words of both. `isOpen` says which steps may be found.
 */
export function sameWords(
  before: readonly TreeStep[],
  after: readonly TreeStep[],
  isOpen: (step: TreeStep) => boolean,
): (step: TreeStep) => TreeStep | undefined {
  const [old, next] = [ownWords(before), ownWords(after)];
  const holders = new Map([...next].flatMap(([step, words]) => words.map((word) => [word, step] as const)));
  return (step) => {
    const words = old.get(step) ?? [];
    const shared = new Map<TreeStep, number>();
    for (const word of words) {
      const holder = holders.get(word);
      if (holder && holder.type === step.type && isOpen(holder)) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    const [best] = [...shared].sort(([, a], [, b]) => b - a);
    return best && 4 * best[1] >= words.length + next.get(best[0])!.length ? best[0] : undefined;
  };
}

/** Of each step, the words that no other step has. */
function ownWords(steps: readonly TreeStep[]): Map<TreeStep, string[]> {
  const words = new Map(steps.map((step) => [step, wordsOf(step)]));
  const counts = new Map<string, number>();
  for (const own of words.values()) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...words].map(([step, own]) => [step, [...own].filter((word) => counts.get(word) === 1)]));
}

function wordsOf({ node }: TreeStep): Set<string> {
  const values = node.variables.map(({ property, text }) => readableText(property, text));
  const text = [node.name, node.description, ...values].join(' ');
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu));
}
