import { isNamed, type SequenceNode, type Variable } from '../sequence/sequence.js';
import type { Leaf, Span } from '../text/leaf.js';
import { documentedName } from './documented-names.js';
import type { SecretPart, SecretPlace } from './secret-place.js';

const setVariableType = 'sms_tasksequence_setvariableaction';

/** What a flag may be when it is set. */
const isSet: ReadonlySet<string> = new Set(['true', '1', 'yes']);

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

/** Every action line of a step that may set a variable: the first is the step's own, hand-edited exports have more. */
function actionsOf({ type, action, extras }: SequenceNode): Leaf[] {
  const all = [...(action ? [action] : []), ...extras.filter(({ element }) => element.toLowerCase() === 'action')];
  if (type.toLowerCase() === setVariableType) return all;
  return all.filter(({ text }) => /^\s*(?:"[^"]*\btsenv(?:\.exe)?"|\S*tsenv(?:\.exe)?"?)\s/i.test(text));
}

/**
 * The value of a Set Task Sequence Variable step that is a secret: one that is not displayed, in every place that repeats
 * it, or one of a variable that is a documented secret itself
 * (libs/domain/docs/secrets.md, "Set Task Sequence Variable"). Null when the step sets none.
 */
export function setVariableSecret(node: SequenceNode): SecretPlace | null {
  const step = node.path;
  const named = (...names: readonly string[]): Variable[] =>
    node.variables.filter(({ name, property }) =>
      names.some((folded) => isNamed(property, folded) || isNamed(name, folded)),
    );
  const values = named('variablevalue');
  const hiddenValues = named('hiddenvariablevalue', 'setvariableactionhiddenvariablevalue');
  const isSetVariable = node.type.toLowerCase() === setVariableType;
  if (values.length === 0 && hiddenValues.length === 0 && !isSetVariable) return null;
  const actions = actionsOf(node);
  const hidden =
    named('donotshowvariablevalue').some(({ text }) => isSet.has(text.trim().toLowerCase())) ||
    actions.some(({ text }) => /\/hiddenflag:(?:true|1|yes)\b/i.test(text));
  const documented = named('variablename')
    .map(({ text }) => documentedName(text))
    .find((known) => known !== undefined);
  const whole = (leaf: Leaf): SecretPart => ({ leaf, ranges: 'all' });
  if (!hidden && !documented) {
    // A value that was hidden once and is not any more.
    return hiddenValues.length > 0
      ? { step, property: 'HiddenVariableValue', optional: false, silent: true, parts: hiddenValues.map(whole) }
      : null;
  }
  return {
    step,
    property: hidden && hiddenValues.length > 0 ? 'HiddenVariableValue' : 'VariableValue',
    optional: documented?.optional ?? false,
    silent: !hidden && (documented?.internal ?? false),
    parts: [
      ...[...values, ...hiddenValues].map(whole),
      ...actions.flatMap((leaf): SecretPart[] => {
        const range = actionValue(leaf.text);
        return range ? [{ leaf, ranges: [range] }] : [];
      }),
    ],
  };
}
