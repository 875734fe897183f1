import { findVariable, type SequenceNode, type Variable } from '../sequence/sequence.js';
import { stepTypeOf } from '../sequence/step-types.js';

/**
 * Whether a variable is a documented secret of its step (domain.md 2.3): a field of the step type, or the value of a Set
 * Task Sequence Variable step that is not displayed. Those are blanked, so they are never merely suspected.
 */
export function isDocumentedSecret(node: SequenceNode, { name, property }: Variable): boolean {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  if (stepTypeOf(node.type).secrets.some((field) => same(field.property, property) || same(field.variable, name)))
    return true;
  const hidden = findVariable(node.variables, 'DoNotShowVariableValue')?.text.trim().toLowerCase() === 'true';
  return hidden && /^(?:Hidden)?VariableValue$/i.test(property);
}
