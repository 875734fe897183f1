import { may, requireMay, seesSite, type Principal } from '@tsferry/engine';
import { notFound } from '../problem.js';
import type { JobRunner } from './job-runner.js';
import type { JobRecord } from './job.js';

/**
 * A job of somebody's own, or anybody's for who administers all sites. Throws NOT_FOUND for another's, and for one of a
 * site that one no longer sees.
 */
export async function findJob(
  { jobs }: { readonly jobs: JobRunner },
  principal: Principal,
  id: string,
): Promise<JobRecord> {
  const record = await jobs.get(id);
  if (record && seesJob(principal, record)) return record;
  throw notFound('job', id);
}

/** Whether somebody may see a job: their own, of a site that they still see; administrators of all sites see all. */
export function seesJob(principal: Principal, { owner, data }: JobRecord): boolean {
  if (may(principal, 'administer')) return true;
  return owner === principal.id && (data.site === null || seesSite(principal, data.site));
}

/** Whose jobs a list has: the id of its owner, null for everybody. Throws FORBIDDEN. */
export function ownerOfJobs(principal: Principal, of: 'me' | 'everybody'): string | null {
  if (of === 'me') return principal.id;
  requireMay(principal, 'administer');
  return null;
}
