/** Shows how far long work is: one line that is redrawn on a terminal, else a plain line every few seconds. */
import type { Progress } from '@tsferry/domain';
import { formatBytes, formatSeconds } from '@tsferry/wizard/words';
import { padText, textWidth } from './text-width.js';

/** Short work shows nothing on a terminal. */
const quietMs = 1000;
const redrawMs = 100;
const plainMs = 3000;

/** Where progress goes. */
export type ProgressOutput = {
  readonly write: (text: string) => void;
  /** Whether a line can be drawn again over itself. */
  readonly redraw: boolean;
  readonly width: () => number;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
};

/** Takes progress events; `clear` removes the line from a terminal, so that something else can be written. */
export type ProgressMeter = { readonly report: (progress: Progress) => void; readonly clear: () => void };

/** What one event says: `copying 1.2 GiB of 4.0 GiB, 12 of 340 files, 512.0 MiB/s, 5 s left`. */
export function progressText(progress: Progress, elapsedMs: number): string {
  const { stage, bytes, totalBytes, files, totalFiles } = progress;
  const rate = elapsedMs > 0 ? (bytes * 1000) / elapsedMs : 0;
  return [
    `${stage} ${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
    `${files} of ${totalFiles} files`,
    ...(rate > 0 ? [`${formatBytes(rate)}/s`, `${formatSeconds((totalBytes - bytes) / rate)} left`] : []),
  ].join(', ');
}

/** Makes a meter. Without redrawing it writes no control character but the line feed. */
export function createMeter({ write, redraw, width, now }: ProgressOutput): ProgressMeter {
  const started = now();
  let stage: Progress['stage'] | undefined;
  let stageStarted = started;
  let last = redraw ? started + quietMs - redrawMs : started;
  let drawn = 0;
  return {
    report(progress) {
      const time = now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        stageStarted = time;
      }
      if (time - last < (redraw ? redrawMs : plainMs)) return;
      last = time;
      const text = progressText(progress, time - stageStarted);
      if (!redraw) return write(`${text}\n`);
      const fitted = text.slice(0, Math.max(10, width() - 1));
      write(`\r${padText(fitted, drawn)}`);
      drawn = textWidth(fitted);
    },
    clear() {
      if (drawn > 0) write(`\r${' '.repeat(drawn)}\r`);
      drawn = 0;
    },
  };
}
