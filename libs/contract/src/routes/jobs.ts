/** @module Jobs: their state, as it is and as it changes; cancelling. */
import { createRoute, z } from '@hono/zod-openapi';
import { jobSchema, jobStateSchema, jobSummarySchema } from '../job.js';
import { listPart } from '../list-query.js';
import { answersReport, reportQuery } from '../report.js';
import { idParams, json, problem } from '../route-parts.js';

const tags = ['jobs'];
const listQuery = z.strictObject({
  state: jobStateSchema.optional(),
  of: z
    .enum(['me', 'everybody'])
    .default('me')
    .openapi({ description: 'whose jobs; those of everybody are for administrators of all sites' }),
  ...listPart,
});

const listed = z.object({
  jobs: z.array(jobSummarySchema),
  total: z
    .number()
    .openapi({ description: 'how many there are; those of sites you no longer see are left out of jobs' }),
});

/** The routes of jobs, by name. */
export const jobRoutes = {
  listJobs: createRoute({
    method: 'get',
    path: '/jobs',
    tags,
    summary: 'List your jobs, or those of everybody, newest first',
    request: { query: listQuery },
    responses: { 200: json(listed, 'Jobs'), ...problem },
  }),

  showJob: createRoute({
    method: 'get',
    path: '/jobs/{id}',
    tags,
    summary: 'Show a job',
    request: { params: idParams },
    responses: { 200: json(jobSchema, 'The job'), ...problem },
  }),

  cancelJob: createRoute({
    method: 'post',
    path: '/jobs/{id}/cancel',
    tags,
    summary: 'Ask a job to stop',
    request: { params: idParams },
    responses: { 202: json(jobSchema, 'The job; it stops soon'), ...problem },
  }),

  watchJob: createRoute({
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
  }),

  reportJob: createRoute({
    method: 'get',
    path: '/jobs/{id}/report',
    tags,
    summary: 'Report the values to enter again after an import',
    request: { params: idParams, query: reportQuery },
    responses: answersReport,
  }),
};
