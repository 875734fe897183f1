/** The entry of the help: a bundle of its own, CommonJS and with nothing but the parser, which Node loads at once. */
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { forgiveClosedPipes } from './closed-pipes.js';
import { commands } from './commands/commands.js';
import { buildProgram } from './program.js';
import { readWords } from './read-words.js';

/** Prints the help or the version when that was asked for. Else it does nothing and answers false. */
export async function printHelp(typed: readonly string[]): Promise<boolean> {
  forgiveClosedPipes();
  const { wizard, words } = readWords(typed);
  const program = buildProgram(commands, manifest.version, wizard, () => Promise.resolve());
  try {
    await program.parseAsync(words, { from: 'user' });
    return false;
  } catch (error) {
    // Help and the version end the parser like an error, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0;
    throw error;
  }
}
