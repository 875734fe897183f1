import type { Progress } from '@tsferry/domain';

const leastMs = 100;

/** Passes progress on ten times a second at most, and the first of every stage: more cannot be seen, and costs frames. */
export function everyTenth(report: (progress: Progress) => void): (progress: Progress) => void {
  let last = -Infinity;
  let stage: Progress['stage'] | undefined;
  return (progress) => {
    const now = performance.now();
    if (now - last < leastMs && progress.stage === stage) return;
    last = now;
    stage = progress.stage;
    report(progress);
  };
}
