/** The words for what the engine answers: Microsoft's where there is one. */
import { kindOf, type Action, type StepPath } from '@tsferry/domain';
import type { Style } from '../terminal/line.js';

/** `SMS_Package` is `Package`; a class that tsferry has no word for is named as it is. */
export function labelOf(className: string | undefined | null): string {
  return className ? kindOf(className).label : 'unknown class';
}

/** What the official wizard calls an action. */
export const actionWords: Readonly<Record<Action, string>> = {
  create: 'Create New',
  ignore: 'Ignore Duplicate',
  overwrite: 'Overwrite',
  'add-revision': 'Add Revision',
};

/** The sign of an action in a list of changes, and how it looks where there is colour. */
export const actionSigns: Readonly<Record<Action, readonly [string, Style]>> = {
  create: ['+', 'good'],
  ignore: ['=', 'faint'],
  overwrite: ['~', 'change'],
  'add-revision': ['~', 'change'],
};

/** A place in a task sequence: the names from the top, `Group > Step`. */
export function stepText(step: StepPath): string {
  return step.names.join(' > ');
}

/** A word as it is typed in a shell: in single quotes where something in it means more than itself. */
export function shellWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** `Deploy Windows 11 (LAB00005)`, or the id alone where no name is known. */
export function nameAndId(name: string | undefined, id: string): string {
  return name === undefined || name === '' || name === id ? id : `${name} (${id})`;
}
