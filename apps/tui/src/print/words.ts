/** The words for what the engine answers: Microsoft's where there is one. */
import { kindOf, type Action } from '@tsferry/domain';
import { actionSigns as signs } from '@tsferry/domain/wording';
import type { Style } from '../terminal/line.js';

export { actionWords, matchWords, nameAndId, stepText } from '@tsferry/domain/wording';

/** `SMS_Package` is `Package`; a class that tsferry has no word for is named as it is. */
export function labelOf(className: string | undefined | null): string {
  return className ? kindOf(className).label : 'unknown class';
}

/** The sign of an action in a list of changes, and how it looks where there is colour. */
export const actionSigns: Readonly<Record<Action, readonly [string, Style]>> = {
  create: [signs.create, 'good'],
  ignore: [signs.ignore, 'faint'],
  overwrite: [signs.overwrite, 'change'],
  'add-revision': [signs['add-revision'], 'change'],
};

/** A word as it is typed in a shell: in single quotes where something in it means more than itself. */
export function shellWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
