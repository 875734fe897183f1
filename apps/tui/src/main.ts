/** The entry: arguments in, exit code out. It loads the parser alone; the rest is loaded by its first use. */
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { forgiveClosedPipes } from './closed-pipes.js';
import { commands } from './commands/commands.js';
import { buildProgram } from './program.js';
import { readWords } from './read-words.js';
import { usageError } from './usage-error.js';

async function main(typed: readonly string[]): Promise<number> {
  const { json, wizard, words } = readWords(typed);
  const program = buildProgram(commands, manifest.version, wizard, async (command, values, options) => {
    if (wizard) return (await import('./run-screens.js')).runWizard(command, values, options, json);
    const { runCommand } = await import('./run-command.js');
    await runCommand(command, values, options, json);
  });
  try {
    if (typed.length === 0) {
      await (await import('./run-screens.js')).runBrowser();
      return 0;
    }
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // Help and the version end the parser like an error, with 0.
    const isOfParser = error instanceof CommanderError;
    if (isOfParser && error.exitCode === 0) return 0;
    const { reportError } = await import('./run-command.js');
    return reportError(isOfParser ? usageError(error) : error, json);
  }
}

forgiveClosedPipes();
const code = await main(process.argv.slice(2));
// An answer that could not be written has set it already.
process.exitCode ??= code;
