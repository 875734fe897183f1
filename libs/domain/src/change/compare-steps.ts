import { maskSteps, type StepMask } from '../secret/mask-steps.js';
import type { StepPath } from '../reference/step-path.js';
import type { Sequence, SequenceNode } from '../sequence/sequence.js';
import { differingFacts, toValueChange, type Facts, type StepChange } from './change.js';
import { compareConditions } from './compare-conditions.js';
import { longestIncreasing } from './longest-increasing.js';
import { matchSteps, type StepPairs } from './match-steps.js';
import type { TextOf } from './read-ids.js';
import { stepFacts, withoutRepeatedAction } from './step-facts.js';
import { createNumbers, stepTree, type TreeStep } from './step-tree.js';

/** A task sequence to compare, and its texts as they are compared. */
export type ComparedSequence = { readonly sequence: Sequence; readonly textOf: TextOf };

/** A step of both sequences or of one. */
type Row = { readonly before: TreeStep | null; readonly after: TreeStep | null; readonly moved: boolean };

/**
 * What differs between two task sequences, step by step, as trees: a step that moved or was renamed is still the same
 * step. In the order of the second sequence, removed steps where they stood; with `equal`, equal steps too. Values that
 * look like secrets are shown as `***`.
 */
export function compareSteps(before: ComparedSequence, after: ComparedSequence, equal = false): StepChange[] {
  const numbers = createNumbers();
  const [old, next] = [before, after].map(({ sequence, textOf }) => stepTree(sequence, textOf, numbers)) as [
    TreeStep[],
    TreeStep[],
  ];
  if (
    !equal &&
    topOf(old)
      .map(({ whole }) => whole)
      .join() ===
      topOf(next)
        .map(({ whole }) => whole)
        .join()
  )
    return [];
  const pairs = matchSteps(old, next);
  const told = toRows(old, next, pairs).filter((row) => equal || differs(row));
  if (told.length === 0) return [];
  const sides = [
    shownSide(
      before,
      told.map((row) => row.before),
    ),
    shownSide(
      after,
      told.map((row) => row.after),
    ),
  ] as const;
  return told.map((row) => toChange(row, ...sides));
}

const topOf = (steps: readonly TreeStep[]) => steps.filter(({ parent }) => parent === null);

/** Whether a step differs in itself: what is in a group is told of by itself. */
function differs({ before, after, moved }: Row): boolean {
  if (!before || !after || moved) return true;
  return before.own !== after.own || before.named !== after.named || before.node.disabled !== after.node.disabled;
}

/** Every step of both, in the order of the second, removed ones behind the step that they followed. */
function toRows(old: readonly TreeStep[], next: readonly TreeStep[], pairs: StepPairs): Row[] {
  const rows: Row[] = [];
  const gone = (steps: readonly TreeStep[]): void => {
    for (const step of steps) {
      if (pairs.of(step)) continue;
      rows.push({ before: step, after: null, moved: false });
      gone(step.children);
    }
  };
  const visit = (siblings: readonly TreeStep[], others: readonly TreeStep[]): void => {
    const removed = removedAfter(siblings, others, pairs);
    const stays = inOrder(others, pairs);
    gone(removed.get(null) ?? []);
    for (const other of others) {
      const step = pairs.of(other) ?? null;
      rows.push({ before: step, after: other, moved: step !== null && !stays.has(other) });
      visit(step?.children ?? [], other.children);
      gone((step && removed.get(step)) ?? []);
    }
  };
  visit(topOf(old), topOf(next));
  return rows;
}

/** Removed steps of a group by the sibling before them that is still there; null for those at its beginning. */
function removedAfter(siblings: readonly TreeStep[], others: readonly TreeStep[], pairs: StepPairs) {
  const here = new Set(others);
  const removed = new Map<TreeStep | null, TreeStep[]>();
  let last: TreeStep | null = null;
  for (const step of siblings) {
    const other = pairs.of(step);
    if (other && here.has(other)) last = step;
    if (other) continue;
    const list = removed.get(last);
    if (list) list.push(step);
    else removed.set(last, [step]);
  }
  return removed;
}

/** Those of a group that stood in it before, in this order. */
function inOrder(others: readonly TreeStep[], pairs: StepPairs): Set<TreeStep> {
  const kept = others.filter((other) => {
    const step = pairs.of(other);
    return step && pairs.together(step, other);
  });
  const stays = longestIncreasing(kept.map((other) => pairs.of(other)!.at));
  return new Set(kept.filter((_, at) => stays.has(at)));
}

/** One of the sequences, as it may be shown. */
type ShownSide = { path(step: TreeStep): StepPath; readonly mask: StepMask };

function shownSide({ sequence }: ComparedSequence, told: readonly (TreeStep | null)[]): ShownSide {
  const shown = new Set<SequenceNode>();
  for (let step of told) {
    for (; step && !shown.has(step.node); step = step.parent) shown.add(step.node);
  }
  const mask = maskSteps(sequence, shown);
  const names = (step: TreeStep | null): string[] => (step ? [...names(step.parent), mask.name(step.node)] : []);
  return { mask, path: (step) => ({ names: names(step), index: step.node.path.index }) };
}

function toChange({ before, after, moved }: Row, old: ShownSide, next: ShownSide): StepChange {
  const [step, side] = after ? [after, next] : [before!, old];
  const { kind, type } = step.node;
  const pair = before && after ? { before, after } : null;
  const properties = pair ? changedProperties(pair, old, next) : [];
  const conditions = pair ? changedConditions(pair, old, next) : [];
  const isRenamed = pair !== null && before!.node.name !== after!.node.name;
  const changes: StepChange['changes'] = [
    ...(before ? [] : (['added'] as const)),
    ...(after ? [] : (['removed'] as const)),
    ...(moved ? (['moved'] as const) : []),
    ...(isRenamed ? (['renamed'] as const) : []),
    ...(pair && before!.node.disabled !== after!.node.disabled
      ? [after!.node.disabled ? ('disabled' as const) : ('enabled' as const)]
      : []),
    ...(properties.length + conditions.length > 0 ? (['changed'] as const) : []),
  ];
  return {
    kind,
    type,
    name: side.mask.name(step.node),
    changes,
    before: before && old.path(before),
    after: after && next.path(after),
    properties,
    conditions,
  };
}

type Pair = { readonly before: TreeStep; readonly after: TreeStep };

function changedProperties({ before, after }: Pair, old: ShownSide, next: ShownSide) {
  if (before.own === after.own) return [];
  const names = withoutRepeatedAction(differingFacts(before.facts, after.facts), before.facts, after.facts);
  if (names.length === 0) return [];
  const [oldFacts, nextFacts] = [shownFacts(before, old), shownFacts(after, next)];
  return names.map((name) => toValueChange(name, oldFacts.get(name), nextFacts.get(name)));
}

function changedConditions({ before, after }: Pair, old: ShownSide, next: ShownSide) {
  if (before.own === after.own) return [];
  return compareConditions(
    { condition: before.node.condition, textOf: old.mask.text },
    { condition: after.node.condition, textOf: next.mask.text },
  );
}

const shownFacts = ({ node }: TreeStep, { mask }: ShownSide): Facts =>
  stepFacts(node, mask.text, mask.description(node));
