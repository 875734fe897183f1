import { findVariable, type Leaf, type SequenceNode, type Span } from '../sequence/sequence.js';
import { documentedName } from './documented-names.js';
import type { SecretPart, SecretPlace } from './secret-place.js';

const setVariableType = 'SMS_TaskSequence_SetVariableAction';

/** Where the value stands in `tsenv.exe "NAME=value" /hiddenflag:True`; null when the line is nothing like it. */
function actionValue(action: string): Span | null {
  const equals = action.indexOf('=');
  if (equals < 0) return null;
  const flag = action.toLowerCase().lastIndexOf('/hiddenflag:');
  let to = flag > equals && /^\/hiddenflag:\w*\s*$/i.test(action.slice(flag)) ? flag : action.length;
  while (to > equals + 1 && /\s/.test(action[to - 1] ?? '')) to--;
  if (to > equals + 1 && action[to - 1] === '"' && action.slice(0, equals).includes('"')) to--;
  return { start: equals + 1, end: to };
}

/**
 * The value of a Set Task Sequence Variable step that is a secret: one that is not displayed, in every place that repeats
 * it, or one of a variable that is a documented secret itself (domain.md 2.3). Null when the step sets none.
 */
export function setVariableSecret(node: SequenceNode): SecretPlace | null {
  const step = node.path;
  const value = findVariable(node.variables, 'VariableValue');
  const hiddenValue = findVariable(node.variables, 'HiddenVariableValue', 'SetVariableActionHiddenVariableValue');
  if (!value && !hiddenValue && node.type !== setVariableType) return null;
  const isTsenv = node.type === setVariableType || /^\s*\S*tsenv(?:\.exe)?"?\s/i.test(node.action?.text ?? '');
  const action = isTsenv ? node.action : null;
  const hidden =
    findVariable(node.variables, 'DoNotShowVariableValue')?.text.trim().toLowerCase() === 'true' ||
    (action !== null && action.text.trimEnd().toLowerCase().endsWith('/hiddenflag:true'));
  const documented = documentedName(findVariable(node.variables, 'VariableName')?.text ?? '');
  const whole = (leaf: Leaf | undefined): SecretPart[] => (leaf ? [{ leaf, ranges: 'all' }] : []);
  if (!hidden && !documented) {
    // A value that was hidden once and is not any more.
    return hiddenValue
      ? { step, property: 'HiddenVariableValue', optional: false, silent: true, parts: whole(hiddenValue) }
      : null;
  }
  const range = action && actionValue(action.text);
  return {
    step,
    property: hidden && hiddenValue ? 'HiddenVariableValue' : 'VariableValue',
    optional: documented?.optional ?? false,
    silent: !hidden && (documented?.internal ?? false),
    parts: [...whole(value), ...whole(hiddenValue), ...(action && range ? [{ leaf: action, ranges: [range] }] : [])],
  };
}
