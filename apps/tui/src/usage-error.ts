import type { CommanderError } from 'commander';
import { AppError } from '@tsferry/domain/error';

/**
 * What the parser refuses, as an error of ours: it says `error: unknown option '--flder'` and, on a line of its own,
 * `(Did you mean --folder?)`. Beside the parser, so that the help loads one file and not one more for both.
 */
export function usageError(error: CommanderError): AppError {
  if (error.code === 'commander.help') {
    return new AppError('USAGE', 'No command was given.', { hint: 'Add --help to see the commands.' });
  }
  const [message = '', suggestion = ''] = error.message.replace(/^error: /, '').split('\n');
  const hint = suggestion === '' ? 'Add --help to see what the command takes.' : suggestion.replace(/^\(|\)$/g, '');
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
  return new AppError('USAGE', sentence, { hint });
}
