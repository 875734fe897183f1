import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { AppError } from '@tsferry/domain/error';
import type { Context } from 'hono';
import { audit, type AuditLog } from '../audit.js';
import { recordKind } from '../record-kind.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv } from '../api-env.js';
import type { JobRunner, NewJob } from './job-runner.js';
import type { JobRecord } from './job.js';

const keys = recordKind('idempotency-key', z.object({ fingerprint: z.string(), job: z.string() }));

/** After so long a key without a job is that of a server that died. */
const givenUpMs = 60_000;

/** What jobs are started with. */
export type JobStart = AuditLog & { readonly jobs: JobRunner };

/**
 * Starts a job for a request. With an `Idempotency-Key`, the same request again gives the same job. Throws TOO_MANY, and
 * KEY_REUSED when the key came with another request before.
 */
export async function startJob(c: Context<ApiEnv>, start: JobStart, job: NewJob): Promise<JobRecord> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return begin(c, start, job, start.newId());
  const { records, now, newId } = start;
  const owner = principalOf(c).id;
  const id = hash(`${owner}\n${key}`);
  const fingerprint = hash(`${c.req.method} ${c.req.path}\n${JSON.stringify(job.input)}`);
  const data = { fingerprint, job: newId() };
  if (await keys.add(records, { id, owner, state: 'used', created: now().toISOString(), data })) {
    try {
      return await begin(c, start, job, data.job);
    } catch (error) {
      await records.remove(keys.kind, id);
      throw error;
    }
  }
  const before = await keys.get(records, id);
  if (before && before.data.fingerprint !== fingerprint) {
    throw new AppError('KEY_REUSED', 'That Idempotency-Key came with another request before.', {
      hint: 'Use a new key for a new request.',
    });
  }
  const record = before && (await start.jobs.get(before.data.job));
  if (record) return record;
  if (before && Date.parse(before.created) < now().getTime() - givenUpMs) {
    // The server that took the key died before it had the job: nobody does that work any more.
    await records.remove(keys.kind, id);
    return startJob(c, start, job);
  }
  throw new AppError('STORE_BUSY', 'The first request with that Idempotency-Key is still being taken in.', {
    hint: 'Send it again in a moment.',
  });
}

async function begin(c: Context<ApiEnv>, start: JobStart, job: NewJob, id: string): Promise<JobRecord> {
  const record = await start.jobs.start(principalOf(c), job, id);
  const { site, links } = job;
  const details = { job: record.id, site, plan: links.plan ?? null, archive: links.archive ?? null };
  // It runs: an answer that says otherwise would be asked for again, and done twice.
  await audit(c, start, `start-${job.kind}`, details, 'started').catch((err: unknown) =>
    start.log.error({ err, job: record.id }, 'the audit log cannot be written'),
  );
  return record;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
