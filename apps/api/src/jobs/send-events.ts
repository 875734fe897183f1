import type { SSEStreamingApi } from 'hono/streaming';
import type { JobRunner } from './job-runner.js';
import { isFinal, summarise, type JobRecord } from './job.js';

/** At most so often, and at least so often a line that keeps proxies from closing the stream. */
const pauseMs = 250;
const silentMs = 15_000;

/** Sends a job as it is, then at every change, until it has ended or the reader went away. */
export async function sendEvents(
  stream: SSEStreamingApi,
  jobs: JobRunner,
  job: JobRecord,
  last: number,
  closed: AbortSignal,
): Promise<void> {
  let [record, sent] = [job, last];
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const over = AbortSignal.any([closed, gone.signal]);
  while (!over.aborted) {
    if (record.data.sequence !== sent) {
      sent = record.data.sequence;
      await stream.writeSSE({ id: String(sent), event: 'job', data: JSON.stringify(summarise(record)) });
      if (isFinal(record)) return;
      await stream.sleep(pauseMs);
    } else {
      await stream.write(': \n\n');
    }
    record = await jobs.changed(record, sent, AbortSignal.any([over, AbortSignal.timeout(silentMs)]));
  }
}
