import type { ConditionLine } from '@tsferry/domain';

type Values = (name: string) => string;

/** Operators of conditions in the words of the console; one that is not here stays as it is written. */
const operators: Readonly<Record<string, string>> = {
  exists: 'exists',
  notexists: 'not exists',
  nonexists: 'not exists',
  equals: 'equals',
  notequals: 'not equals',
  less: 'less than',
  lessequal: 'less than or equals',
  greater: 'greater than',
  greaterequal: 'greater than or equals',
  like: 'like',
  notlike: 'not like',
};

const operatorText = (operator: string): string => operators[operator.toLowerCase()] ?? operator;

/** `equals "True"`; an operator that compares with nothing stands alone. */
const compared = (operator: string, value: string): string => {
  const text = operatorText(operator);
  return text.endsWith('exists') ? text : `${text} "${value}"`;
};

/** ` version equals "1.0"`, or nothing where the condition does not ask. */
const asked = (of: Values, name: string, label: string): string =>
  of(name) === '' ? '' : `, ${label} ${compared(of(`${name}Operator`), of(name))}`;

/** What an expression says, by the middle of its class name: `SMS_TaskSequence_WMIConditionExpression` is `WMI`. */
const expressions: Readonly<Record<string, (of: Values) => string>> = {
  variable: (of) => `Task Sequence Variable ${of('Variable')} ${compared(of('Operator'), of('Value'))}`,
  wmi: (of) => `Query WMI ${of('Namespace')}: ${of('Query')}`,
  file: (of) => `File ${of('Path')} exists${asked(of, 'Version', 'version')}${asked(of, 'DateTime', 'timestamp')}`,
  folder: (of) => `Folder ${of('Path')} exists${asked(of, 'DateTime', 'timestamp')}`,
  registry: (of) =>
    `Registry Setting ${of('KeyPath')} ${of('Value')} ${compared(of('Operator'), of('Data'))}`.replaceAll(
      / {2,}/g,
      ' ',
    ),
  software: (of) =>
    `Installed Software ${of('ProductName')} ${of('Operator').toLowerCase() === 'anyversion' ? 'any version' : of('Version')} ${of('ProductCode')}`.trimEnd(),
};

const groups: Readonly<Record<string, string>> = {
  and: 'If all the conditions are true:',
  or: 'If any condition is true:',
  not: 'If none of the conditions is true:',
};

/** A line of a condition in the words of the console. One of a type that nobody knows shows its values by name. */
export function conditionLineText({ kind, type, values }: Pick<ConditionLine, 'kind' | 'type' | 'values'>): string {
  if (kind === 'operator') return groups[type.toLowerCase()] ?? `${type}:`;
  const short = /^SMS_TaskSequence_(.+)ConditionExpression$/i.exec(type)?.[1];
  const known = short && expressions[short.toLowerCase()];
  if (known)
    return known((name) => values.find((value) => value.name.toLowerCase() === name.toLowerCase())?.text ?? '');
  return `${short ?? type}: ${values.map(({ name, text }) => `${name}=${text}`).join(', ')}`;
}
