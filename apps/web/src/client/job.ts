import { announce } from './announce.js';
import { visit } from './navigate.js';
import { percent, progressText, type Sample } from './progress-text.js';

type JobEvent = {
  readonly state: string;
  readonly progress: {
    readonly stage: string;
    readonly bytes: number;
    readonly totalBytes: number;
    readonly files: number;
    readonly totalFiles: number;
  } | null;
};

/** After so long the view is asked for anew when its events are refused. */
const refusedMs = 5_000;

/** Follows the events of a job until it ends, then asks for the view anew: it is the Completion page by then. */
export function followJob(section: HTMLElement, signal: AbortSignal): void {
  const events = new EventSource(`/v1/jobs/${section.dataset.job}/events`);
  signal.addEventListener('abort', () => events.close());
  events.addEventListener('error', () => {
    // The browser tries again by itself, unless it was refused: too many watch, or the session is over.
    if (events.readyState !== EventSource.CLOSED || signal.aborted) return;
    const timer = setTimeout(() => void visit(location.href, 'replace'), refusedMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const [bar, stage, amount] = ['progress', '[data-stage]', '[data-amount]'].map((one) => section.querySelector(one));
  let first: (Sample & { stage: string }) | null = null;
  let said = '';
  events.addEventListener('job', ({ data }) => {
    const { state, progress } = JSON.parse(data as string) as JobEvent;
    if (state !== 'queued' && state !== 'running') {
      events.close();
      void visit(location.href, 'replace');
      return;
    }
    if (progress === null) return;
    const now = { bytes: progress.bytes, total: progress.totalBytes, time: performance.now(), stage: progress.stage };
    if (first === null || first.stage !== now.stage) first = now;
    const files = progress.totalFiles > 0 ? `, ${progress.files} of ${progress.totalFiles} files` : '';
    stage!.textContent = progress.stage;
    amount!.textContent = `${progressText(first, now)}${files}`;
    (bar as HTMLProgressElement).value = percent(now);
    const tenths = `${progress.stage}, ${Math.floor(percent(now) / 10) * 10} per cent`;
    if (tenths !== said) announce((said = tenths));
  });
}
