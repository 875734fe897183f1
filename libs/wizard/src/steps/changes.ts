import type { ObjectChanges, StepChange, ValueChange } from '@tsferry/domain';
import { stepText } from '../words/names.js';

type Change = StepChange['changes'][number];

const words: Readonly<Record<Change, string>> = {
  added: 'new step',
  removed: 'removed',
  moved: 'moved',
  renamed: 'renamed',
  disabled: 'disabled',
  enabled: 'enabled',
  changed: 'changed',
};

const signs: Readonly<Record<Change, string>> = {
  added: '+',
  removed: '-',
  moved: '>',
  renamed: '~',
  disabled: '~',
  enabled: '~',
  changed: '~',
};

/** What happened to a step: `moved, renamed`; '' for an equal one. */
export function stepChangeText({ changes }: Pick<StepChange, 'changes'>): string {
  return changes.map((change) => words[change]).join(', ');
}

/** The sign of it, since colour is never the only sign: `+`, `-`, `>`, `~`, or `=` for an equal step. */
export function stepChangeSign({ changes }: Pick<StepChange, 'changes'>): string {
  const [first] = changes;
  return first === undefined ? '=' : signs[first];
}

/** Where a step stands; for one that moved or was renamed, where it stood, too. */
export function stepPlaceText({ before, after, name, changes }: Place): string {
  const place = after ?? before;
  const text = (place && stepText(place)) || name;
  if (!before || !after || !changes.some((change) => change === 'moved' || change === 'renamed')) return text;
  if (stepText(before) !== stepText(after)) return `${stepText(before)} -> ${text}`;
  const [from, to] = [before, after].map(({ index }) => (index.at(-1) ?? 0) + 1);
  return `${text} (from place ${from} to ${to})`;
}

type Place = Pick<StepChange, 'before' | 'after' | 'name' | 'changes'>;

/** What is said where an import would change an object and its definition stays the same. */
export const sameDefinitionText = 'Its definition stays as it is.';

/** How many differences there are in an object. */
export function countChanges({ properties, steps }: Pick<ObjectChanges, 'properties' | 'steps'>): number {
  return properties.length + steps.filter(({ changes }) => changes.length > 0).length;
}

/** Whether a value is told line by line: a script or another text of several lines, or one too long for a row. */
export function isToldByLine({ lines, before, after }: ValueChange): boolean {
  const isLong = (before ?? '').length > 40 || (after ?? '').length > 40;
  return lines.length > 2 || (lines.length > 0 && isLong);
}
