/** The lower part of the browser: one object, its steps, what it needs, what needs it. */
import type { ShownObject, StepAnswer } from '@tsferry/domain/shapes';
import { conditionText, labelOf, stepLine } from '@tsferry/wizard';
import { nameOrUnknown, stepText } from '@tsferry/wizard/words';
import { stepSpan } from '../print/step-tree.js';
import { createList, type List } from '../screen/list.js';
import { createTree, type Tree, type TreeNode } from '../screen/tree.js';
import { styled } from '../terminal/line.js';

/** What is shown of an object. */
export type Part = 'steps' | 'needs' | 'neededBy' | 'everything';

/** An object that was read. */
export type Details = {
  readonly answer: ShownObject;
  readonly part: Part;
  readonly steps: Tree | null;
  readonly needs: List;
  readonly neededBy: List;
  /** The first line in sight, of everything. */
  readonly top: number;
};

/** The parts that an object has. */
export function partsOf({ steps }: Details): readonly Part[] {
  return steps === null ? ['needs', 'neededBy', 'everything'] : ['steps', 'needs', 'neededBy', 'everything'];
}

/** The details of an object, with the part that is looked at; what it needs, where it has no steps. */
export function detailsOf(answer: ShownObject, part: Part): Details {
  const steps = answer.steps === null ? null : createTree(stepNodes(answer.steps, ''));
  return {
    answer,
    part: part === 'steps' && steps === null ? 'needs' : part,
    steps,
    needs: createList(
      [
        { title: '', min: 1 },
        { title: 'Needs', min: 20 },
        { title: 'Kind', min: 8, drop: 2 },
        { title: 'Resolves to', min: 9 },
        { title: 'In steps', min: 16, drop: 1 },
      ],
      answer.references.map(({ id, class: className, name, inArchive, steps: used }) => ({
        id,
        cells: [
          inArchive ? '=' : styled('bad', '!'),
          nameOrUnknown(name),
          className === undefined ? '' : labelOf(className),
          inArchive ? id : styled('bad', `${id}, missing`),
          used.map(stepText).join('; '),
        ],
      })),
    ),
    neededBy: createList(
      [
        { title: 'Needed by', min: 24 },
        { title: 'Kind', min: 8, drop: 1 },
        { title: 'Id', min: 8 },
      ],
      answer.usedBy.map(({ class: className, id, name }) => ({ id, cells: [name, labelOf(className), id] })),
    ),
    top: 0,
  };
}

/** Steps as nodes of a tree; a child task sequence opens to its own steps, which are read when it does. */
export function stepNodes(steps: readonly StepAnswer[], path: string): TreeNode[] {
  return steps.map((step, at) => {
    const id = `${path}/${at}`;
    return {
      // The last part says which task sequence a child step runs.
      id: step.kind === 'child' && step.child ? `${id}:${step.child}` : id,
      label: [stepSpan(step, stepLine(step))],
      notes: step.conditions.map(conditionText),
      children: step.kind === 'child' && step.child ? 'later' : stepNodes(step.children, id),
    };
  });
}

/** The task sequence that a node of a child step runs. */
export function childOf(node: string): string {
  return node.slice(node.lastIndexOf(':') + 1);
}
