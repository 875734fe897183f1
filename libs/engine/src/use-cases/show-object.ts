import { conditionVariables, sequenceOf, toGraphObject, type Condition, type SequenceNode } from '@tsferry/domain';
import { findObject } from '../find-object.js';
import { loadGraph } from '../load-site.js';
import type { Ports } from '../ports.js';
import { answerReferences, indexHeads, usersOf } from '../references.js';
import type { ShownObject, StepAnswer } from '../shapes/object.js';
import { cyclesThrough } from './explain.js';

/** An object of a site: its step tree, what it needs, what needs it. Throws SITE_UNKNOWN, NOT_FOUND. */
export async function showObject(ports: Ports, input: { site: string; id: string }): Promise<ShownObject> {
  const store = await ports.sites.open(input.site);
  return store.read(async (site) => {
    const head = await findObject(site, input.id);
    const object = (await site.get(head))!;
    const heads = await site.heads();
    const graph = await loadGraph(site, heads);
    const find = indexHeads(heads);
    const sequence = sequenceOf(object.instance);
    const { class: className, id, name, folder, version } = object;
    return {
      object: { class: className, id, name, folder, version },
      steps: sequence === null ? null : sequence.nodes.map(answerStep),
      references: answerReferences(toGraphObject(object), find),
      usedBy: usersOf(object, graph),
      contents: object.contents.map(({ key, path, bytes, files, digest }) => ({
        key,
        path,
        bytes,
        files,
        checked: digest !== null,
      })),
      unresolved: (await site.unresolved(object)).map(({ object: _, kind: _kind, ...reference }) => reference),
      cycles: cyclesThrough(graph, object.id),
    };
  });
}

/** A node of the step tree as it is shown, with its children. */
export function answerStep(node: SequenceNode): StepAnswer {
  return {
    kind: node.kind,
    type: node.type,
    name: node.name,
    description: node.description,
    disabled: node.disabled,
    enabled: node.enabled,
    conditions: (node.condition ?? []).map(describeCondition),
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
