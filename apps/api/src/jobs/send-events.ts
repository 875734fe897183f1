import type { SSEStreamingApi } from 'hono/streaming';
import type { JobRunner } from './job-runner.js';
import { isFinal, summarise, type JobRecord } from './job.js';

/** At most so often. */
const pauseMs = 250;

/** What is sent, and for how long. */
export type Watch = {
  readonly jobs: JobRunner;
  readonly job: JobRecord;
  /** The event that the reader had last; 0: none. */
  readonly last: number;
  /** The longest without a line: what keeps proxies from closing the stream. */
  readonly quietMs: number;
  /** Asked before every line: a reader who may not see the job any more gets nothing more. */
  readonly stillMay: () => Promise<boolean>;
  readonly closed: AbortSignal;
};

/** Sends a job as it is, then at every change, until it has ended or the reader went away. */
export async function sendEvents(stream: SSEStreamingApi, watch: Watch): Promise<void> {
  const { jobs, job, last, quietMs, stillMay, closed } = watch;
  let [record, sent] = [job, last];
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const over = AbortSignal.any([closed, gone.signal]);
  while (!over.aborted && (await stillMay())) {
    if (record.data.sequence !== sent) {
      sent = record.data.sequence;
      await stream.writeSSE({ id: String(sent), event: 'job', data: JSON.stringify(summarise(record)) });
      if (isFinal(record)) return;
      await stream.sleep(pauseMs);
    } else {
      await stream.write(': \n\n');
    }
    record = await jobs.changed(record, sent, AbortSignal.any([over, AbortSignal.timeout(quietMs)]));
  }
}
