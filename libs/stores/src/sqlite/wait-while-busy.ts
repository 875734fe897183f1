import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './sqlite-error.js';

/** Pauses between two tries, in milliseconds; the last one is repeated. Short first: most locks are held for a moment. */
const pauses = [1, 2, 5, 10, 20, 50] as const;

/**
 * Runs `work`, which is synchronous and atomic, and runs it again while another connection holds a lock, for at most
 * `waitMs`. The event loop goes on meanwhile: SQLite's own busy handler would block it. After that the error of the last try is thrown.
 */
export async function waitWhileBusy<T>(work: () => T, waitMs: number): Promise<T> {
  const end = performance.now() + waitMs;
  for (let tries = 0; ; tries++) {
    try {
      return work();
    } catch (error) {
      const left = end - performance.now();
      if (!isBusy(error) || left <= 0) throw error;
      // A random part keeps two waiting processes from knocking at the same moments for ever.
      const wait = (pauses[Math.min(tries, pauses.length - 1)] ?? 50) * (0.5 + Math.random());
      await pause(Math.min(wait, left));
    }
  }
}
