/** @jsxImportSource hono/jsx */
import { formatBytes, jobStates } from '@tsferry/wizard/words';
import type { Job } from '@tsferry/contract';

/** A job at work. The script follows its events; without it, reloading shows how far it is. */
export const JobProgress = ({ job: { id, state, progress } }: { job: Job }) => (
  <section class="job" data-job={id} aria-label="Progress">
    <p class="stage" data-stage="">
      {progress === null ? jobStates[state] : progress.stage}
    </p>
    <progress
      id="job-bar"
      aria-label="Progress"
      max={100}
      value={
        progress === null || progress.totalBytes === 0
          ? undefined
          : Math.floor((progress.bytes * 100) / progress.totalBytes)
      }
    ></progress>
    <p data-amount="">
      {progress === null ? '' : `${formatBytes(progress.bytes)} of ${formatBytes(progress.totalBytes)}`}
    </p>
    <p class="quiet-text">It goes on when you close this page.</p>
    <form method="post" action="/job/cancel">
      <input type="hidden" name="job" value={id} />
      <button class="secondary" id="cancel-job">
        Cancel
      </button>
    </form>
    <noscript>
      <p class="note">Reload the page to see how far it is.</p>
    </noscript>
  </section>
);
