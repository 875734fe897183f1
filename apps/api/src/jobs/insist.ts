import { AppError } from '@tsferry/domain/error';

/** Each try waits for the store by itself, ten seconds when nobody changed that: ten minutes in all. */
const maxTries = 60;

/**
 * Writes what must not be lost because somebody else writes: a long import holds the store for a minute. Repeats a write
 * that throws STORE_BUSY, and nothing of which is done then; throws what else it throws, and the last STORE_BUSY.
 */
export async function insist<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await write();
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'STORE_BUSY';
      if (!isBusy || tried === maxTries) throw error;
    }
  }
}
