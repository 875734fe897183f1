import type { TreeStep } from './step-tree.js';
import { sameWords } from './same-words.js';

/** Which step of a sequence is which of another. */
export type StepPairs = {
  /** The step of the other sequence, in either direction. */
  of(step: TreeStep): TreeStep | undefined;
  /** Whether both stand in the same group, or both at the top. */
  together(step: TreeStep, other: TreeStep): boolean;
};

type Keys = (step: TreeStep) => number | string | undefined;

/**
 * Pairs the steps of two sequences: equal ones in their place first, then what only moved, then what was renamed in its
 * place, then what changed. Each step is looked at a few times, so time grows with the steps alone.
 */
export function matchSteps(before: readonly TreeStep[], after: readonly TreeStep[]): StepPairs {
  const partners = new Map<TreeStep, TreeStep>();
  const open = (steps: readonly TreeStep[]) => steps.filter((step) => !partners.has(step));
  const pairs: StepPairs = {
    of: (step) => partners.get(step),
    together: ({ parent }, other) => (parent === null ? null : partners.get(parent)) === other.parent,
  };

  function pair(step: TreeStep, other: TreeStep): void {
    if (partners.has(step) || partners.has(other)) return;
    partners.set(step, other);
    partners.set(other, step);
    if (step.inside === other.inside) step.children.forEach((child, at) => pair(child, other.children[at]!));
    else pairWithin(step.children, other.children);
  }
  /** What stands in the same group: equal ones, then those of one name that hold or say the same, then of one name. */
  function pairWithin(steps: readonly TreeStep[], others: readonly TreeStep[]): void {
    pairBy(open(steps), open(others), ({ whole }) => whole);
    pairBy(open(steps), open(others), likeness);
    pairBy(open(steps), open(others), ({ named }) => named, true);
  }
  function pairBy(steps: readonly TreeStep[], others: readonly TreeStep[], keyOf: Keys, onlyOnce = false): void {
    const byKey = groupSteps(others, keyOf);
    for (const [key, group] of groupSteps(steps, keyOf)) {
      const same = byKey.get(key) ?? [];
      if (onlyOnce && (group.length > 1 || same.length > 1)) continue;
      group.slice(0, same.length).forEach((step, at) => pair(step, same[at]!));
    }
  }
  /** The group that a step stands in, as one number for both sequences; undefined where that group has no partner. */
  const placeOf = ({ parent }: TreeStep, isAfter: boolean): number | undefined => {
    if (parent === null) return -1;
    const other = partners.get(parent);
    return other && (isAfter ? parent : other).at;
  };
  /** Pairs those of one key that stand in the same group. */
  const pairHere = (filter: (step: TreeStep) => boolean, keyOf: (step: TreeStep) => number): void => {
    const here = (isAfter: boolean) => (step: TreeStep) => {
      const place = placeOf(step, isAfter);
      return place === undefined ? undefined : `${place} ${keyOf(step)}`;
    };
    const others = groupSteps(open(after).filter(filter), here(true));
    for (const [key, group] of groupSteps(open(before).filter(filter), here(false))) {
      group.forEach((step, at) => {
        const other = others.get(key)?.[at];
        if (other) pair(step, other);
      });
    }
  };
  /** Pairs groups by what is in them: the group that holds most of the same, and at least half. */
  const pairByInside = (onlyHere: boolean): void => {
    const holders = groupSteps(
      after.filter(({ parent }) => parent && !partners.has(parent)),
      core,
    );
    // What is inside first, since it votes for what is around it.
    for (const step of open(before).filter(isFull).reverse()) {
      const votes = new Map<TreeStep, number>();
      for (const child of step.children) {
        const same = partners.get(child);
        const found = same ? [same] : (holders.get(core(child)) ?? []).slice(0, 8);
        for (const group of new Set(found.map(({ parent }) => parent))) {
          if (!group || partners.has(group) || (onlyHere && !pairs.together(step, group))) continue;
          votes.set(group, (votes.get(group) ?? 0) + 1);
        }
      }
      const [best] = [...votes].sort(([, a], [, b]) => b - a);
      if (best && best[1] * 2 >= Math.max(step.children.length, best[0].children.length)) pair(step, best[0]);
    }
  };
  const pairAlike = (): void => {
    const [steps, others] = [open(before).filter(isEmpty), open(after).filter(isEmpty)];
    if (steps.length === 0 || others.length === 0) return;
    const find = sameWords(before, after, (step) => isEmpty(step) && !partners.has(step));
    for (const step of steps) {
      const other = find(step);
      if (other) pair(step, other);
    }
  };

  pairWithin(
    before.filter(({ parent }) => parent === null),
    after.filter(({ parent }) => parent === null),
  );
  const rounds = [
    () => pairBy(open(before).filter(isFull), open(after).filter(isFull), ({ whole }) => whole),
    () => pairHere(isFull, ({ inside }) => inside),
    () => pairByInside(true),
    () => pairBy(open(before).filter(isFull), open(after).filter(isFull), ({ inside }) => inside, true),
    () => pairBy(open(before), open(after), ({ whole }) => whole),
    () => pairHere(isEmpty, ({ own }) => own),
    () => pairAlike(),
    () => pairByInside(false),
    () =>
      pairHere(
        () => true,
        ({ named }) => named,
      ),
    () => pairBy(open(before), open(after), ({ named }) => named, true),
    () => pairBy(open(before).filter(isEmpty), open(after).filter(isEmpty), ({ own }) => own, true),
  ];
  // A group that was found late lets what is in it be found in the next turn.
  for (let turn = 0, known = -1; turn < 4 && partners.size !== known; turn++) {
    known = partners.size;
    for (const round of rounds) round();
  }
  return pairs;
}

/** What is in it; what it says where nothing is in it. */
const core = ({ children, inside, own }: TreeStep): number => (children.length > 0 ? inside : own);
const likeness = (step: TreeStep): string => `${step.named} ${core(step)}`;
const isFull = ({ children }: TreeStep): boolean => children.length > 0;
const isEmpty = ({ children }: TreeStep): boolean => children.length === 0;

/** Steps by a key, in their order; those without a key are left out. */
function groupSteps(steps: readonly TreeStep[], keyOf: Keys): Map<number | string | undefined, TreeStep[]> {
  const groups = new Map<number | string | undefined, TreeStep[]>();
  for (const step of steps) {
    const key = keyOf(step);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  return groups;
}
