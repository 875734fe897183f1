import {
  conditionVariables,
  findVariable,
  type Condition,
  type SequenceNode,
  type Variable,
} from '../sequence/sequence.js';
import type { Leaf } from '../text/leaf.js';
import { leafText } from '../xml/xml-text.js';
import type { TextContext } from './rules/rule.js';

/** A text of a step that may give a secret away; an attribute stands as a leaf of its own. */
export type Field = TextContext & { readonly leaf: Leaf };

/** An attribute of the start tag at `at`, as a leaf; the document is known to be well formed. */
function attributeLeaf(text: string, at: number, name: string): Leaf | null {
  const attribute = /\s([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')|>/y;
  attribute.lastIndex = at + 1 + text.slice(at + 1, at + 257).search(/[\s>]/);
  for (let hit = attribute.exec(text); hit?.[1] !== undefined; hit = attribute.exec(text)) {
    if (hit[1] !== name) continue;
    const raw = hit[2] ?? hit[3] ?? '';
    const end = attribute.lastIndex - 1;
    return { element: name, text: leafText(raw), span: { start: end - raw.length, end }, selfClosing: false };
  }
  return null;
}

function variableField(variable: Variable, where: string, variableName: string): Field {
  return { where, variableName, leaf: variable };
}

/** A condition names a variable or a registry value in one place and compares it in another. */
function conditionFields(conditions: readonly Condition[]): Field[] {
  return conditions.flatMap((condition) => {
    if (condition.kind === 'operator') return conditionFields(condition.conditions);
    const compared = findVariable(condition.variables, 'Variable')?.text;
    const registry = findVariable(condition.variables, 'KeyPath')
      ? findVariable(condition.variables, 'Value')?.text
      : undefined;
    return conditionVariables([condition]).map((variable) => {
      const names: Readonly<Record<string, string | undefined>> = { Value: compared, Data: registry };
      return variableField(variable, `condition ${variable.name}`, names[variable.name] ?? '');
    });
  });
}

/** Attributes that people write nothing into. */
const plainAttributes: ReadonlySet<string> = new Set([
  'type',
  'disable',
  'continueOnError',
  'runIn',
  'successCodeList',
  'timeout',
  'retryCount',
  'runFromNet',
]);

/** Every text of a group or step itself: name, description and other attributes, conditions, variables, action, unknown elements. */
export function nodeFields(text: string, node: SequenceNode): Field[] {
  const fields: Field[] = [];
  for (const [where, value] of node.attributes) {
    if (plainAttributes.has(where) || value.trim() === '') continue;
    const attribute = attributeLeaf(text, node.span.start, where);
    if (attribute) fields.push({ where, leaf: attribute });
  }
  // One by one: a call takes some 100,000 arguments at most.
  for (const field of conditionFields(node.condition ?? [])) fields.push(field);
  const setName = findVariable(node.variables, 'VariableName')?.text;
  for (const variable of node.variables) {
    const named = setName !== undefined && /^VariableValue$/i.test(variable.property) ? setName : variable.name;
    fields.push(variableField(variable, variable.name, named));
  }
  if (node.action) fields.push({ where: 'action', leaf: node.action });
  for (const extra of node.extras) fields.push({ where: extra.element, leaf: extra });
  return fields.filter((field) => field.leaf.text.trim() !== '');
}
