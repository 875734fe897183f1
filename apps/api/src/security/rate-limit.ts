/** Counts what somebody did in the last minute. */
import { AppError } from '@tsferry/domain/error';

/** Counts by key, a minute long; keeps no more keys than it must. */
export type RateLimit = {
  /** Throws TOO_MANY when the key has reached its limit; else counts one more. */
  count(key: string): void;
  /** Throws TOO_MANY when the key has reached its limit. */
  check(key: string): void;
};

const windowMs = 60_000;
const maxKeys = 10_000;

/** Makes a limit of so many a minute. `now` in milliseconds. */
export function createRateLimit(limit: number, what: string, now: () => number): RateLimit {
  let started = now();
  let counts = new Map<string, number>();

  function current(): Map<string, number> {
    if (now() - started >= windowMs || counts.size > maxKeys) [started, counts] = [now(), new Map()];
    return counts;
  }

  function check(key: string): void {
    if ((current().get(key) ?? 0) < limit) return;
    const seconds = Math.max(1, Math.ceil((started + windowMs - now()) / 1000));
    throw new AppError('TOO_MANY', `Too many ${what}.`, {
      hint: `Try again in ${seconds} seconds.`,
      details: { limit, seconds },
    });
  }

  return {
    check,
    count(key) {
      check(key);
      current().set(key, (current().get(key) ?? 0) + 1);
    },
  };
}
