import { AppError, throwIfCancelled } from '@tsferry/domain/error';

/** Runs work when there is room for it; until then the work waits, in order. */
export type LimitedRun = <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/**
 * Runs at most `atOnce` works at a time. Opening archives or plans takes memory and a whole processor, so more at once would
 * gain nothing and could take all memory. Throws TOO_MANY when `waiting` works wait already, and CANCELLED when the signal
 * was aborted while the work waited.
 */
export function limitConcurrency(atOnce: number, waiting: number): LimitedRun {
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
    // The work that ends starts the next one, so that no new one slips in between.
    await new Promise<void>((start) => queue.push(start));
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
