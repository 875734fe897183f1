import {
  blankPolicySecrets,
  conditionVariables,
  findVariable,
  sequenceOf,
  toGraphObject,
  type Condition,
  type Run,
  type SequenceNode,
} from '@tsferry/domain';
import type { ShownObject, StepAnswer } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';
import { readPlace, type PlaceInput } from '../read-place.js';
import { answerReferences, indexHeads, usersOf } from '../references.js';
import { cyclesThrough } from './explain.js';

/**
 * An object of a site or an archive: its step tree, without the values of `<PolicySecret>` elements, what it needs, what
 * needs it. Throws USAGE, SITE_UNKNOWN,
 * NOT_FOUND, and what opening an archive throws.
 */
export async function showObject(ports: Ports, input: PlaceInput & { id: string }, run: Run): Promise<ShownObject> {
  return readPlace(ports, input, run, async (place) => {
    const head = await place.find(input.id);
    const object = await place.get(head);
    const graph = await place.graph();
    const sequence = sequenceOf(blankPolicySecrets(object).instance);
    return {
      object: head,
      steps: sequence === null ? null : sequence.nodes.map(answerStep),
      references: answerReferences(toGraphObject(object), indexHeads(await place.heads())),
      usedBy: usersOf(object, graph),
      contents: await place.contents(head),
      unresolved: await place.unresolved(head),
      cycles: cyclesThrough(graph, object.id),
    };
  });
}

/** A node of the step tree as it is shown, with its children. */
function answerStep(node: SequenceNode): StepAnswer {
  return {
    kind: node.kind,
    type: node.type,
    name: node.name,
    description: node.description,
    disabled: node.disabled,
    enabled: node.enabled,
    conditions: (node.condition ?? []).map(describeCondition),
    child: node.kind === 'child' ? (findVariable(node.variables, 'TsPackageID')?.text ?? null) : null,
    children: node.children.map(answerStep),
  };
}

/** A condition on one line: operators with their operands in brackets, expressions as their values. */
function describeCondition(condition: Condition): string {
  if (condition.kind === 'operator') {
    return `${condition.type} (${condition.conditions.map(describeCondition).join('; ')})`;
  }
  const short = /^SMS_TaskSequence_(.+)ConditionExpression$/.exec(condition.type)?.[1] ?? condition.type;
  const values = conditionVariables([condition]).map(({ name, text }) => `${name}=${text}`);
  return `${short}: ${values.join(', ')}`;
}
