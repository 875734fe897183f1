/** The entry: arguments in, exit code out. Loads the parser alone; a command loads the engine when it runs. */
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands/commands.js';
import { errorDocument, errorLines, exitCodeOf, toAppError } from './exit.js';
import { openShell, writeLines } from './open-shell.js';
import { buildProgram } from './program.js';
import { forgiveClosedPipes } from './signals.js';
import { toJson } from './terminal/json.js';

async function main(typed: readonly string[]): Promise<number> {
  // Errors of the parser are answered as JSON too, so this is known before it runs.
  const end = typed.indexOf('--');
  const isJson = (word: string, at: number): boolean => word === '--json' && (end < 0 || at < end);
  const json = typed.some(isJson);
  const words = typed.filter((word, at) => !isJson(word, at));
  const program = buildProgram(commands, manifest.version, async (command, values, options) => {
    const shell = openShell(json);
    try {
      const answer = await command.run(shell, values, options as never);
      if (json) process.stdout.write(toJson(answer.json));
      else shell.say(answer.lines);
    } finally {
      await shell.close();
    }
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // Help and the version end the parser like an error, with 0.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const known = toAppError(error);
    if (json) process.stdout.write(toJson(errorDocument(known)));
    else writeLines(process.stderr, () => errorLines(known));
    return exitCodeOf(known);
  }
}

forgiveClosedPipes();
process.exitCode = await main(process.argv.slice(2));
