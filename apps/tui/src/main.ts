/** The entry: arguments in, exit code out. For the help it loads the parser alone; the rest is loaded by its first use. */
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { forgiveClosedPipes } from './closed-pipes.js';
import { commands } from './commands/commands.js';
import { buildProgram } from './program.js';
import { usageError } from './usage-error.js';

async function main(typed: readonly string[]): Promise<number> {
  // Errors of the parser are answered as JSON too, so this is known before it runs.
  const end = typed.indexOf('--');
  const isJson = (word: string, at: number): boolean => word === '--json' && (end < 0 || at < end);
  const json = typed.some(isJson);
  const words = typed.filter((word, at) => !isJson(word, at));
  // What the wizard asks for need not be given, so this is known before, too.
  const wizard = typed.some((word, at) => word === '--wizard' && (end < 0 || at < end));
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
