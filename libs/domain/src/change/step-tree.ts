import type { Condition, Sequence, SequenceNode } from '../sequence/sequence.js';
import type { Facts } from './change.js';
import type { TextOf } from './read-ids.js';
import { stepFacts } from './step-facts.js';

/** A step to compare. Equal numbers stand for equal texts, in both trees of one comparison. */
export type TreeStep = {
  readonly node: SequenceNode;
  readonly facts: Facts;
  /** Its place in document order. */
  readonly at: number;
  /** Null for a step at the top. */
  readonly parent: TreeStep | null;
  readonly children: TreeStep[];
  /** Kind and type. */
  readonly type: number;
  /** Kind, type and name. */
  readonly named: number;
  /** What it says itself: type, facts, condition. */
  readonly own: number;
  /** All that is in it. */
  inside: number;
  /** All of it: name, whether it is disabled, what it says and what is in it. */
  whole: number;
};

/** Numbers for texts, the same number for the same text. */
export type Numbers = (text: string) => number;

/** A numbering of its own. */
export function createNumbers(): Numbers {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
}

/** Every step of a sequence in document order, each with what it is compared by. */
export function stepTree(sequence: Sequence, textOf: TextOf, numbers: Numbers): TreeStep[] {
  const steps: TreeStep[] = [];
  const visit = (node: SequenceNode, parent: TreeStep | null): TreeStep => {
    const facts = stepFacts(node, textOf);
    const kind = `${node.kind}\n${node.type.toLowerCase()}`;
    const type = numbers(kind);
    const said = JSON.stringify([...facts].sort(([a], [b]) => (a < b ? -1 : 1)));
    const own = numbers(`${type} ${said}\n${JSON.stringify((node.condition ?? []).map(conditionKey))}`);
    const named = numbers(`${kind}\n${node.name}`);
    const step: TreeStep = {
      node,
      facts,
      at: steps.length,
      parent,
      children: [],
      type,
      named,
      own,
      inside: 0,
      whole: 0,
    };
    steps.push(step);
    for (const child of node.children) step.children.push(visit(child, step));
    step.inside = numbers(`inside ${step.children.map(({ whole }) => whole).join(' ')}`);
    step.whole = numbers(`whole ${named} ${node.disabled} ${own} ${step.inside}`);
    return step;
  };
  for (const node of sequence.nodes) visit(node, null);
  return steps;
}

function conditionKey(condition: Condition): unknown {
  if (condition.kind === 'operator') return [condition.type, condition.conditions.map(conditionKey)];
  return [condition.type, condition.variables.map(({ name, text }) => [name, text])];
}
