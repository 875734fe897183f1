/** How a command that failed ends: what is printed, and the exit code. */
import { type AppError, outcomeOf, type ExitCode } from '@tsferry/domain/error';
import type { Line } from './terminal/line.js';

/** The document that stands for an error with `--json`. */
export function errorDocument({ code, message, hint, details, next }: AppError): unknown {
  return { error: { code, message, hint, details, next } };
}

/** What a person is shown of an error: each on lines of its own, since parsers quote more than one. */
export function errorLines({ message, hint }: AppError): Line[] {
  const [first = '', ...more] = message.split(/\r\n|\r|\n/);
  return [
    [{ style: 'bad', text: 'tsferry:' }, ` ${first}`],
    ...more.map((line) => `  ${line}`),
    ...(hint === '' ? [] : hint.split(/\r\n|\r|\n/)),
  ];
}

/** The exit code of an error. */
export function exitCodeOf(error: AppError): ExitCode {
  return outcomeOf(error.code).exit;
}
