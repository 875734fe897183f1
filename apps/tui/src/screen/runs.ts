import type { Run } from '@tsferry/domain';

/** The cancellable work of one screen, by slot. */
export type Runs = {
  /** What one effect gets: `isReplaced` says whether a newer run took the place of one of its own. */
  forEffect(): { run(slot: string): Run; cancel(slot: string): void; isReplaced(): boolean };
  cancelAll(): void;
};

/** Makes slots. */
export function createRuns(): Runs {
  const slots = new Map<string, AbortController>();
  const replaced = new WeakSet<AbortController>();
  return {
    forEffect() {
      const own: AbortController[] = [];
      return {
        run(slot) {
          const before = slots.get(slot);
          if (before) {
            replaced.add(before);
            before.abort();
          }
          const controller = new AbortController();
          slots.set(slot, controller);
          own.push(controller);
          return { signal: controller.signal };
        },
        cancel: (slot) => slots.get(slot)?.abort(),
        isReplaced: () => own.some((controller) => replaced.has(controller)),
      };
    },
    cancelAll() {
      for (const controller of slots.values()) controller.abort();
    },
  };
}
