/** Runs what was parsed and writes the answer, or the error, in the form that was asked for. */
import type { AnyCommand } from './command.js';
import { toAppError } from '@tsferry/domain/error';
import { errorDocument, errorLines, exitCodeOf } from './exit.js';
import { openShell, writeLines } from './open-shell.js';
import { nextStepText } from './print/next-step.js';
import { toJson } from './terminal/json.js';

/** Runs a command; its errors are the caller's. */
export async function runCommand(
  command: AnyCommand,
  values: readonly string[],
  options: object,
  json: boolean,
): Promise<void> {
  const shell = openShell(json);
  try {
    const answer = await command.run(shell, values, options as never);
    if (json) process.stdout.write(toJson(answer.json));
    else shell.say(answer.lines);
    if (answer.exit !== undefined) process.exitCode = answer.exit;
  } finally {
    await shell.close();
  }
}

/** Writes an error: for a program on standard output, for a person on standard error. Returns the exit code. */
export function reportError(error: unknown, json: boolean): number {
  const known = toAppError(error);
  if (json) process.stdout.write(toJson(errorDocument(known)));
  else writeLines(process.stderr, () => [...errorLines(known), ...known.next.map((step) => `  ${nextStepText(step)}`)]);
  return exitCodeOf(known);
}
