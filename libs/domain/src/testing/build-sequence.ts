import type { FlatReference } from '../reference/id-map.js';
import { escapeAttribute, escapeText } from '../xml/xml-text.js';

/** A variable of a step: XML name, text, WMI property when it has one, and whether it is hidden. */
export type VariableSpec = {
  readonly name: string;
  readonly text: string;
  readonly property?: string;
  readonly hidden?: boolean;
};

/** A step. `needs` are its lines of the reference list. */
export type StepSpec = {
  readonly kind: 'step';
  readonly type: string;
  readonly name: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly continueOnError?: boolean;
  readonly runIn?: 'WinPE' | 'FullOS' | 'WinPEandFullOS';
  /** XML between `<condition>` and `</condition>`. */
  readonly condition?: string;
  readonly action: string;
  readonly variables: readonly VariableSpec[];
  readonly needs: readonly FlatReference[];
};

/** A group of steps. */
export type GroupSpec = {
  readonly kind: 'group';
  readonly name: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly condition?: string;
  readonly steps: readonly SequenceItem[];
};

/** A step or a group of a task sequence that a test builds. */
export type SequenceItem = StepSpec | GroupSpec;

/** A group, by name. */
export function group(name: string, steps: readonly SequenceItem[], rest: Partial<GroupSpec> = {}): GroupSpec {
  return { kind: 'group', name, steps, ...rest };
}

function variableXml({ name, text, property, hidden }: VariableSpec): string {
  const attributes = [
    `name="${escapeAttribute(name)}"`,
    ...(property === undefined ? [] : [`property="${escapeAttribute(property)}"`]),
    ...(hidden ? ['hidden="true"'] : []),
  ];
  return `<variable ${attributes.join(' ')}>${escapeText(text)}</variable>`;
}

function itemXml(item: SequenceItem): string {
  const head = `name="${escapeAttribute(item.name)}" description="${escapeAttribute(item.description ?? '')}"`;
  const disabled = item.disabled ? ' disable="true"' : '';
  const condition = item.condition === undefined ? '' : `<condition>${item.condition}</condition>`;
  if (item.kind === 'group') {
    const inner = `${condition}${item.steps.map(itemXml).join('')}`;
    return inner === '' ? `<group ${head}${disabled}/>` : `<group ${head}${disabled}>${inner}</group>`;
  }
  const isChild = item.type === 'SMS_TaskSequence_SubTasksequence';
  const element = isChild ? 'subtasksequence' : 'step';
  const continues = item.continueOnError ? ' continueOnError="true"' : '';
  const runIn = isChild ? '' : ` runIn="${item.runIn ?? 'WinPEandFullOS'}"`;
  const tail = `${runIn} successCodeList="0 3010" retryCount="0" runFromNet="false"`;
  const variables = `<defaultVarList>${item.variables.map(variableXml).join('')}</defaultVarList>`;
  return (
    `<${element} type="${item.type}" ${head}${disabled}${continues}${tail}>` +
    `${condition}<action>${escapeText(item.action)}</action>${variables}</${element}>`
  );
}

function needsOf(items: readonly SequenceItem[]): FlatReference[] {
  return items
    .filter((item) => !item.disabled)
    .flatMap((item) => (item.kind === 'group' ? needsOf(item.steps) : item.needs));
}

/** The lines of the reference list of some steps (libs/domain/docs/task-sequences.md, "The reference list"). */
export function referenceListOf(items: readonly SequenceItem[]): FlatReference[] {
  const seen = new Map<string, FlatReference>();
  for (const need of needsOf(items)) if (!seen.has(need.id)) seen.set(need.id, need);
  return [...seen.values()];
}

function referenceXml(reference: FlatReference): string {
  if (reference.kind === 'application') return `<reference application="${escapeAttribute(reference.id)}"/>`;
  const program = reference.program === undefined ? '' : ` program="${escapeAttribute(reference.program)}"`;
  return `<reference package="${escapeAttribute(reference.id)}"${program}/>`;
}

/** The text of a Sequence property, as the console writes it: on one line, with CRLF at its end. */
export function buildSequence(items: readonly SequenceItem[]): string {
  const references = referenceListOf(items).map(referenceXml).join('');
  const list = references === '' ? '' : `<referenceList>${references}</referenceList>`;
  return `<sequence version="3.10">${list}${items.map(itemXml).join('')}</sequence>\r\n`;
}
