import { allNodes, type Condition, type Sequence, type SequenceNode } from '../sequence/sequence.js';
import { compareFacts, type Facts, type StepChange } from './change.js';

/** A step with what is compared of it, and what may be shown of that. */
type Step = { readonly node: SequenceNode; readonly facts: Facts; readonly shown: Facts };

/** A task sequence to compare: as it is, and as it may be shown (suspected secrets masked). */
export type ComparedSequence = { readonly sequence: Sequence; readonly shown: Sequence };

/**
 * What differs between two task sequences, step by step. Steps are the same when type and names down to them are; of
 * several alike, the first is the first. Removed steps come where they stood, the others in the order afterwards.
 */
export function compareSteps(before: ComparedSequence, after: ComparedSequence): StepChange[] {
  const old = stepsOf(before);
  const next = stepsOf(after);
  const kept = [...next.keys()].filter((key) => old.has(key));
  const position = new Map([...old.keys()].map((key, at) => [key, at]));
  const inPlace = longestIncreasing(kept.map((key) => position.get(key)!));
  const moved = new Set(kept.filter((_, at) => !inPlace.has(at)));
  const changes = [...next].flatMap(([key, step]) => changeOf(old.get(key), step, moved.has(key)));
  const removed = [...old].filter(([key]) => !next.has(key)).map(([, { node }]) => toChange('removed', node));
  return [...removed, ...changes];
}

function changeOf(old: Step | undefined, step: Step, moved: boolean): StepChange[] {
  if (!old) return [toChange('added', step.node)];
  const properties = compareFacts(old.facts, step.facts, { before: old.shown, after: step.shown });
  if (properties.length > 0) return [{ ...toChange('changed', step.node), properties }];
  return moved ? [toChange('moved', step.node)] : [];
}

const toChange = (change: StepChange['change'], { path, name }: SequenceNode): StepChange => ({
  change,
  path,
  name,
  properties: [],
});

/** Steps by what makes them the same, in document order. */
function stepsOf({ sequence, shown }: ComparedSequence): Map<string, Step> {
  const seen = new Map<string, number>();
  const masked = allNodes(shown);
  return new Map(
    allNodes(sequence).map((node, at) => {
      const alike = JSON.stringify([node.type, ...node.path.names]);
      const count = (seen.get(alike) ?? 0) + 1;
      seen.set(alike, count);
      return [`${alike} ${count}`, { node, facts: stepFacts(node), shown: stepFacts(masked[at] ?? node) }] as const;
    }),
  );
}

/** Everything a step says but its name, type and place. */
function stepFacts(node: SequenceNode): Facts {
  const facts = new Map<string, string>();
  for (const [name, value] of node.attributes) if (name !== 'name' && name !== 'type') facts.set(name, value);
  for (const [at, condition] of (node.condition ?? []).entries()) {
    facts.set(`condition ${at + 1}`, conditionText(condition));
  }
  if (node.action) facts.set('action', node.action.text);
  for (const { property, text } of node.variables) facts.set(property, text);
  for (const { element, text } of node.extras) facts.set(element, text);
  return facts;
}

function conditionText(condition: Condition): string {
  if (condition.kind === 'operator') return `${condition.type} (${condition.conditions.map(conditionText).join('; ')})`;
  return `${condition.type}: ${condition.variables.map(({ name, text }) => `${name}=${text}`).join(', ')}`;
}

/** Positions of a longest run of increasing numbers: what stayed in order. O(n log n). */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) run.add(at);
  return run;
}
