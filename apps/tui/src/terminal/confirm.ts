import { createInterface } from 'node:readline';
import { AppError } from '@tsferry/domain/error';

/**
 * Asks a question that is answered by a line: true for `y` or `yes`, false for everything else and for the end of the
 * input. Throws CANCELLED when `signal` aborts before.
 */
export function confirm(
  question: string,
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
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
      resolve(/^\s*y(es)?\s*$/i.test(line));
      lines.close();
    });
    lines.once('close', () => {
      signal.removeEventListener('abort', abort);
      resolve(false);
    });
    write(`${question} [y/N] `);
  });
}
