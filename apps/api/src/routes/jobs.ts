/** @module Jobs: their state, as it is and as it changes; cancelling. */
import { createRoute, z } from '@hono/zod-openapi';
import { importAnswerSchema, type Principal } from '@tsferry/engine';
import { streamSSE } from 'hono/streaming';
import { audit } from '../audit.js';
import {
  answerJob,
  isFinal,
  jobRecords,
  jobSchema,
  jobStateSchema,
  jobSummarySchema,
  summarise,
  type JobRecord,
} from '../jobs/job.js';
import { sendEvents } from '../jobs/send-events.js';
import { notFound } from '../problem.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { answersReport, reportQuery, sendReport } from './report.js';
import { idParams, json, problem, router } from './router.js';

const tags = ['jobs'];
const listQuery = z.object({
  state: jobStateSchema.optional(),
  offset: z.coerce.number().int().min(0).default(0).openapi({ type: 'integer' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export const listJobs = createRoute({
  method: 'get',
  path: '/jobs',
  tags,
  summary: 'List your jobs, newest first',
  request: { query: listQuery },
  responses: { 200: json(z.object({ jobs: z.array(jobSummarySchema), total: z.number() }), 'Jobs'), ...problem },
});

export const showJob = createRoute({
  method: 'get',
  path: '/jobs/{id}',
  tags,
  summary: 'Show a job',
  request: { params: idParams },
  responses: { 200: json(jobSchema, 'The job'), ...problem },
});

export const cancelJob = createRoute({
  method: 'post',
  path: '/jobs/{id}/cancel',
  tags,
  summary: 'Ask a job to stop',
  request: { params: idParams },
  responses: { 202: json(jobSchema, 'The job; it stops soon'), ...problem },
});

export const watchJob = createRoute({
  method: 'get',
  path: '/jobs/{id}/events',
  tags,
  summary: 'Watch a job: server-sent events, each with the job as it is',
  request: { params: idParams },
  responses: {
    200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
    204: { description: 'It had ended with the event that Last-Event-ID names: nothing more comes' },
    ...problem,
  },
});

export const reportJob = createRoute({
  method: 'get',
  path: '/jobs/{id}/report',
  tags,
  summary: 'Report the values to enter again after an import',
  request: { params: idParams, query: reportQuery },
  responses: answersReport,
});

/** The routes of jobs. */
export function jobRoutes(service: Service) {
  const { records, jobs } = service;

  async function find(principal: Principal, id: string): Promise<JobRecord> {
    const record = await jobs.get(id);
    if (record?.owner === principal.id) return record;
    throw notFound('job', id);
  }

  return router()
    .openapi(listJobs, async (c) => {
      const { state, offset, limit } = c.req.valid('query');
      const filter = { owner: principalOf(c).id, offset, limit, ...(state ? { states: [state] } : {}) };
      const found = await jobRecords.list(records, filter);
      const now = await Promise.all(found.records.map(async (record) => (await jobs.get(record.id)) ?? record));
      return c.json({ jobs: now.map(summarise), total: found.total }, 200);
    })
    .openapi(showJob, async (c) => c.json(answerJob(await find(principalOf(c), c.req.valid('param').id)), 200))
    .openapi(cancelJob, async (c) => {
      const record = await jobs.cancel(await find(principalOf(c), c.req.valid('param').id));
      await audit(c, service, 'cancel', { job: record.id });
      return c.json(answerJob(record), 202);
    })
    .openapi(reportJob, async (c) => {
      const { id } = c.req.valid('param');
      const { data, state } = await find(principalOf(c), id);
      if (data.kind !== 'import' || state !== 'done') throw notFound('report of job', id);
      return sendReport(c, importAnswerSchema.parse(data.result), c.req.valid('query').format) as never;
    })
    .openapi(watchJob, async (c) => {
      const record = await find(principalOf(c), c.req.valid('param').id);
      const last = Number(c.req.header('last-event-id') ?? 0);
      if (isFinal(record) && last === record.data.sequence) return c.body(null, 204);
      return streamSSE(c, (stream) => sendEvents(stream, jobs, record, last, c.req.raw.signal)) as never;
    });
}
