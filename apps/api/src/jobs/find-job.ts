import { seesSite, type Principal } from '@tsferry/engine';
import { notFound } from '../problem.js';
import type { JobRunner } from './job-runner.js';
import type { JobRecord } from './job.js';

/** A job of somebody's own. Throws NOT_FOUND for another's, and for one of a site that one no longer sees. */
export async function findJob(
  { jobs }: { readonly jobs: JobRunner },
  principal: Principal,
  id: string,
): Promise<JobRecord> {
  const record = await jobs.get(id);
  if (record && seesJob(principal, record)) return record;
  throw notFound('job', id);
}

/** Whether a job is somebody's own, of a site that one still sees. */
export function seesJob(principal: Principal, { owner, data }: JobRecord): boolean {
  return owner === principal.id && (data.site === null || seesSite(principal, data.site));
}
