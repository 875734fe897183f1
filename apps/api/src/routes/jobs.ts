/** @module Jobs: their state, as it is and as it changes; cancelling. */
import { routes } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import { importAnswerSchema } from '@tsferry/domain/shapes';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { audit, type AuditLog } from '../audit.js';
import type { JobAnswering } from '../jobs/answer-job.js';
import { findJob, ownerOfJobs, seesJob } from '../jobs/find-job.js';
import { answerJob, isFinal, jobOutcomes, jobRecords, summarise } from '../jobs/job.js';
import { sendEvents } from '../jobs/send-events.js';
import { notFound } from '../problem.js';
import { askAgain, principalOf } from '../security/identify.js';
import type { Settings } from '../settings.js';
import { sendReport } from './report.js';
import { router } from './router.js';

/** What the routes are served with. */
type JobParts = AuditLog & JobAnswering;

/** The routes of jobs. */
export function jobRoutes(parts: JobParts) {
  const { records, jobs, connectionQuota, settings, log } = parts;

  return router()
    .openapi(routes.listJobs, async (c) => {
      const { state, of, offset, limit } = c.req.valid('query');
      const owner = ownerOfJobs(principalOf(c), of);
      const filter = { offset, limit, ...(owner === null ? {} : { owner }), ...(state ? { states: [state] } : {}) };
      const found = await jobRecords.list(records, filter);
      const now = await Promise.all(found.records.map((record) => jobs.current(record)));
      const seen = now.filter((record) => seesJob(principalOf(c), record));
      return c.json({ jobs: seen.map(summarise), total: found.total }, 200);
    })
    .openapi(routes.showJob, async (c) => {
      const record = await findJob(parts, principalOf(c), c.req.valid('param').id);
      return c.json(answerJob(record, await jobOutcomes.get(records, record.id)), 200);
    })
    .openapi(routes.cancelJob, async (c) => {
      const record = await jobs.cancel(await findJob(parts, principalOf(c), c.req.valid('param').id));
      await audit(c, parts, 'cancel', { job: record.id });
      return c.json(answerJob(record, null), 202);
    })
    .openapi(routes.reportJob, async (c) => {
      const { id } = c.req.valid('param');
      const { data, state } = await findJob(parts, principalOf(c), id);
      const outcome = await jobOutcomes.get(records, id);
      if (data.kind !== 'import' || state !== 'done' || !outcome) throw notFound('report of job', id);
      return sendReport(c, importAnswerSchema.parse(outcome.data.result), c.req.valid('query').format) as never;
    })
    .openapi(routes.watchJob, async (c) => {
      const { id } = principalOf(c);
      const job = await findJob(parts, principalOf(c), c.req.valid('param').id);
      const last = Number(c.req.header('last-event-id') ?? 0);
      if (isFinal(job) && last === job.data.sequence) return c.body(null, 204);
      // Nobody would read that stream, nor end it.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' }) as never;
      const leave = connectionQuota.take(id);
      if (leave === null) throw tooManyWatchers(settings);
      const closed = c.req.raw.signal;
      const { quietMs } = settings.limits;
      const stillMay = async (): Promise<boolean> => {
        const principal = await askAgain(c, parts);
        return principal !== null && seesJob(principal, job);
      };
      const watch = { jobs, job, last, quietMs, stillMay, closed };
      const send = (stream: SSEStreamingApi): Promise<void> =>
        sendEvents(stream, watch)
          .catch((err: unknown) => log.error({ err, job: job.id }, 'a job cannot be watched'))
          .finally(leave);
      return streamSSE(c, send) as never;
    });
}

function tooManyWatchers({ limits }: Settings): AppError {
  return new AppError('TOO_MANY', 'Too many streams and waiting requests watch jobs.', {
    hint: 'Close one, or ask for the job itself now and then.',
    details: { limit: limits.watchersOfOne },
  });
}
