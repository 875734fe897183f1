/** How a request that starts a job is answered: at once with the job, or with its result when it is willing to wait. */
import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import { z } from '@hono/zod-openapi';
import { fromProblem } from '../problem.js';
import { json } from '../routes/router.js';
import type { ApiEnv, Service } from '../service.js';
import { answerJob, isFinal, jobSchema, type Job, type JobRecord } from './job.js';

/** Headers of a request that starts a job. */
export const jobHeaders = z.object({
  prefer: z
    .string()
    .optional()
    .openapi({ description: 'wait=SECONDS: answer with the result when it is there by then' }),
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'the same request again with the same key answers the same job' }),
});

/** What such a route answers. */
export function jobResponses<Schema extends z.ZodType>(result: Schema, description: string) {
  return { 200: json(result, description), 202: json(jobSchema, 'The job that does it') };
}

/** Waits as long as `Prefer: wait=` says, then answers 200 and the result, or 202 and the job. Throws the job's error. */
export async function jobAnswer<Result>(
  c: Context<ApiEnv>,
  service: Service,
  started: JobRecord,
): Promise<TypedResponse<JSONParsed<Result>, 200, 'json'> | TypedResponse<JSONParsed<Job>, 202, 'json'>> {
  c.header('Location', `/v1/jobs/${started.id}`);
  const record = await waited(c, service, started);
  if (!isFinal(record)) return c.body(JSON.stringify(answerJob(record)), 202, jsonType) as never;
  if (record.data.error) throw fromProblem(record.data.error);
  return c.body(JSON.stringify(record.data.result), 200, jsonType) as never;
}

const jsonType = { 'Content-Type': 'application/json' };

async function waited(c: Context<ApiEnv>, { settings, jobs }: Service, started: JobRecord): Promise<JobRecord> {
  const wanted = /(?:^|[,;\s])wait=(\d{1,6})/.exec(c.req.header('prefer') ?? '')?.[1];
  if (wanted === undefined) return started;
  c.header('Preference-Applied', `wait=${wanted}`);
  const ms = Math.min(Number(wanted) * 1000, settings.limits.waitMs);
  const signal = AbortSignal.any([AbortSignal.timeout(ms), c.req.raw.signal]);
  let record = started;
  while (!isFinal(record) && !signal.aborted) record = await jobs.changed(record, record.data.sequence, signal);
  return record;
}
