import { AppError } from '@tsferry/domain/error';

/** Each try waits for the store by itself, ten seconds unless that was changed: ten minutes in all. */
const maxTries = 60;

/**
 * Writes what must not be lost while another process keeps the store busy: a long import holds it for a minute. Repeats a
 * write that throws STORE_BUSY, which has changed nothing. Throws any other error, and STORE_BUSY after the last try.
 */
export async function retryWhileBusy<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await write();
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'STORE_BUSY';
      if (!isBusy || tried === maxTries) throw error;
    }
  }
}
