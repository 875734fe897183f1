import { AppError } from '@tsferry/domain/error';

/** Counts the bytes of bodies that all requests together hold in memory. */
export type HeldBytes = {
  /** Counts more. Throws TOO_MANY when that would be too many. */
  take(bytes: number): void;
  give(bytes: number): void;
};

/** Makes the counter of a server. */
export function createHeldBytes(most: number): HeldBytes {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > most) {
        throw new AppError('TOO_MANY', 'Too many large requests come at once.', { hint: 'Try again in a while.' });
      }
      held += bytes;
    },
    give(bytes) {
      held -= bytes;
    },
  };
}
