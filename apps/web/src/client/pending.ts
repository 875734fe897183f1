/** Changes that are on their way to the server, or will be when a choice has rested. */
const sending = new Set<Promise<unknown>>();
const resting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void }>();

/** Sends a change when nothing else was asked under that key for a while. */
export function sendAfterRest(key: string, ms: number, send: () => void): void {
  clearTimeout(resting.get(key)?.timer);
  const now = (): void => {
    resting.delete(key);
    send();
  };
  resting.set(key, { timer: setTimeout(now, ms), send: now });
}

/** Counts a change as on its way until it is answered and shown. */
export function track(change: Promise<unknown>): void {
  sending.add(change);
  void change.finally(() => sending.delete(change));
}

/** Sends what rests, and waits until every change is shown: what is asked for next must not miss one. */
export async function settled(): Promise<void> {
  for (const { timer, send } of [...resting.values()]) {
    clearTimeout(timer);
    send();
  }
  while (sending.size > 0) await Promise.allSettled([...sending]);
}
