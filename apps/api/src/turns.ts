import { AppError, throwIfCancelled } from '@tsferry/domain/error';

/** Lets so much heavy work go on at once; the rest waits its turn, in order. */
export type Turns = <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/**
 * Makes turns. What opens archives or plans takes memory by the archive and a whole processor: many at once would gain
 * nothing and could take all memory. Throws TOO_MANY when more than `waiting` wait, CANCELLED for who gave up.
 */
export function createTurns(atOnce: number, waiting: number): Turns {
  let going = 0;
  const queue: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (going < atOnce) {
      going++;
      return;
    }
    if (queue.length >= waiting) {
      throw new AppError('TOO_MANY', 'Too many requests wait for archives or plans.', {
        hint: 'Try again in a while.',
      });
    }
    // Who leaves hands over, so that nobody slips in between.
    await new Promise<void>((turn) => queue.push(turn));
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else going--;
  }

  return async (signal, work) => {
    await enter();
    try {
      throwIfCancelled(signal);
      return await work();
    } finally {
      leave();
    }
  };
}
