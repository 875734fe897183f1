/** How a request that starts a job is answered: at once with the job, or with its result when it is willing to wait. */
import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import { fromProblem, type Job } from '@tsferry/contract';
import type { ApiEnv } from '../api-env.js';
import { askAgain, unauthenticated } from '../security/identify.js';
import type { ConnectionQuota } from '../connection-quota.js';
import type { SessionStore } from '../security/session.js';
import type { JobRunner } from './job-runner.js';
import { answerJob, isFinal, jobOutcomes, type JobRecord } from './job.js';

/** What requests that start jobs are answered with. */
export type JobAnswering = SessionStore & { readonly jobs: JobRunner; readonly connectionQuota: ConnectionQuota };

/**
 * Waits as long as `Prefer: wait=` says, then answers 200 and the result, or 202 and the job. Throws the job's error, and
 * UNAUTHENTICATED for a token that was revoked meanwhile.
 */
export async function jobAnswer<Result>(
  c: Context<ApiEnv>,
  answering: JobAnswering,
  started: JobRecord,
): Promise<TypedResponse<JSONParsed<Result>, 200, 'json'> | TypedResponse<JSONParsed<Job>, 202, 'json'>> {
  c.header('Location', `/v1/jobs/${started.id}`);
  const record = await waited(c, answering, started);
  if (!isFinal(record)) return c.body(JSON.stringify(answerJob(record, null)), 202, jsonType) as never;
  const { error, result } = answerJob(record, await jobOutcomes.get(answering.records, record.id));
  if (error) throw fromProblem(error);
  return c.body(JSON.stringify(result), 200, jsonType) as never;
}

const jsonType = { 'Content-Type': 'application/json' };

/** The job when it has ended, or waiting is over. It is not waited for when too many requests wait already. */
async function waited(c: Context<ApiEnv>, answering: JobAnswering, started: JobRecord): Promise<JobRecord> {
  const { settings, jobs, connectionQuota } = answering;
  const wanted = /(?:^|[,;\s])wait=(\d{1,6})/.exec(c.req.header('prefer') ?? '')?.[1];
  const leave = wanted === undefined ? null : connectionQuota.take(started.owner);
  if (leave === null) return started;
  c.header('Preference-Applied', `wait=${wanted}`);
  const ms = Math.min(Number(wanted) * 1000, settings.limits.waitMs);
  const signal = AbortSignal.any([AbortSignal.timeout(ms), c.req.raw.signal]);
  let record = started;
  try {
    while (!isFinal(record) && !signal.aborted) record = await jobs.changed(record, record.data.sequence, signal);
  } finally {
    leave();
  }
  if (!(await askAgain(c, answering))) throw unauthenticated();
  return record;
}
