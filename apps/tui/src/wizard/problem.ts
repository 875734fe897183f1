import { toAppError } from '@tsferry/domain/error';
import type { Problem } from '@tsferry/wizard';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';

/** What a screen shows of an error. */
export function problemOf(error: unknown): Problem {
  const { code, message, hint } = toAppError(error);
  return { code, message, hint };
}

/** How many rows that takes. */
export function problemRows(problem: Problem, view: View): number {
  return problemLines(problem, view).length;
}

/** What is wrong, and below it what to do. */
export function problemLines({ message, hint }: Problem, view: View): Line[] {
  const lines = (style: 'bad' | 'faint', text: string): Line[] =>
    text === '' ? [] : text.split(/\r\n|\r|\n/).flatMap((line) => paragraph([styled(style, line)], view, ''));
  return [...lines('bad', message), ...lines('faint', hint)];
}
