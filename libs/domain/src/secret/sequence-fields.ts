import { conditionVariables, findVariable, type Condition, type Leaf } from '../sequence/sequence.js';
import type { SequenceNode, Variable } from '../sequence/sequence.js';
import type { Span, TextContext } from './rules/rule.js';

/** Where a text stands in a sequence: in an element, or as the raw value of an attribute. */
export type Place = { readonly leaf: Leaf } | { readonly attribute: Span };

/** A text of a step that may give a secret away. `skip` holds ranges of it that are blanked anyway. */
export type Field = TextContext & { readonly text: string; readonly place: Place; readonly skip: readonly Span[] };

/** The raw value of an attribute of the start tag at `at`; the document is known to be well formed. */
function attributeSpan(text: string, at: number, name: string): Span | null {
  const attribute = /\s([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')|>/y;
  attribute.lastIndex = at + 1 + text.slice(at + 1, at + 257).search(/[\s>]/);
  for (let hit = attribute.exec(text); hit?.[1] !== undefined; hit = attribute.exec(text)) {
    const end = attribute.lastIndex - 1;
    if (hit[1] === name) return { start: end - (hit[2] ?? hit[3] ?? '').length, end };
  }
  return null;
}

function variableField(variable: Variable, where: string, variableName: string): Field {
  const skip = (variable.rules ?? []).filter(({ secret }) => secret).map(({ span }) => span);
  return { where, variableName, text: variable.text, place: { leaf: variable }, skip };
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

/** Whether a variable is a documented secret field of its step (domain.md 2.3): blanked, so never merely suspected. */
export type IsDocumented = (node: SequenceNode, variable: Variable) => boolean;

/** Every text of a group or step itself: name, description, conditions, variables, action, unknown elements. */
export function nodeFields(text: string, node: SequenceNode, isDocumented: IsDocumented): Field[] {
  const fields: Field[] = [];
  for (const where of ['name', 'description'] as const) {
    const attribute = node[where].trim() === '' ? null : attributeSpan(text, node.span.start, where);
    if (attribute) fields.push({ where, text: node[where], place: { attribute }, skip: [] });
  }
  if (node.condition) fields.push(...conditionFields(node.condition));
  const setName = findVariable(node.variables, 'VariableName')?.text;
  for (const variable of node.variables) {
    if (isDocumented(node, variable)) continue;
    const named = setName !== undefined && /^VariableValue$/i.test(variable.property) ? setName : variable.name;
    fields.push(variableField(variable, variable.name, named));
  }
  const hiddenAction = node.variables.some(
    (variable) => /^VariableValue$/i.test(variable.property) && isDocumented(node, variable),
  );
  if (node.action && !hiddenAction) {
    fields.push({ where: 'action', text: node.action.text, place: { leaf: node.action }, skip: [] });
  }
  for (const extra of node.extras)
    fields.push({ where: extra.element, text: extra.text, place: { leaf: extra }, skip: [] });
  return fields.filter((field) => field.text.trim() !== '');
}
