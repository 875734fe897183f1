/** How far an export or import is that runs now. */
import type { Progress } from '@tsferry/domain';

/** The last that was told of it, `elapsedMs` after its stage began; and whether it was asked to stop. */
export type Transfer = {
  readonly progress: Progress | null;
  readonly elapsedMs: number;
  readonly cancelling: boolean;
};

/** Nothing was told yet. */
export const started: Transfer = { progress: null, elapsedMs: 0, cancelling: false };

/** Makes a listener that tells a transfer of each event. `now` is in milliseconds and never goes back. */
export function followProgress(tell: (transfer: Transfer) => void, now: () => number): (progress: Progress) => void {
  let stage: Progress['stage'] | undefined;
  let since = 0;
  return (progress) => {
    if (progress.stage !== stage) {
      stage = progress.stage;
      since = now();
    }
    tell({ progress, elapsedMs: now() - since, cancelling: false });
  };
}
