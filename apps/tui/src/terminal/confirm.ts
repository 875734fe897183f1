import { createInterface } from 'node:readline';
import { AppError } from '@tsferry/domain/error';

/**
 * Asks for a line: '' for the end of the input. Throws CANCELLED when `signal` aborts before.
 */
export function askLine(
  prompt: string,
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input, terminal: false });
    const abort = (): void => {
      // Closing settles the promise too, so this comes first.
      reject(new AppError('CANCELLED', 'Cancelled.'));
      lines.close();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      signal.removeEventListener('abort', abort);
      resolve('');
    });
    write(prompt);
  });
}

/** Asks a question: true for `y` or `yes`, false for everything else and for the end of the input. Throws CANCELLED. */
export async function confirm(
  question: string,
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  return /^\s*y(es)?\s*$/i.test(await askLine(`${question} [y/N] `, input, write, signal));
}
