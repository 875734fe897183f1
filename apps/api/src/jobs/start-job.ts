import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { AppError } from '@tsferry/domain/error';
import type { Context } from 'hono';
import { audit } from '../audit.js';
import { recordKind } from '../record-kind.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv, Service } from '../service.js';
import type { NewJob } from './job-runner.js';
import type { JobRecord } from './job.js';

const keys = recordKind('idempotency-key', z.object({ fingerprint: z.string(), job: z.string().nullable() }));

/**
 * Starts a job for a request. With an `Idempotency-Key`, the same request again gives the same job. Throws TOO_MANY, and
 * KEY_REUSED when the key came with another request before.
 */
export async function startJob(c: Context<ApiEnv>, service: Service, job: NewJob): Promise<JobRecord> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return begin(c, service, job);
  const { records, now } = service;
  const owner = principalOf(c).id;
  const id = hash(`${owner}\n${key}`);
  const fingerprint = hash(`${c.req.method} ${c.req.path}\n${JSON.stringify(job.input)}`);
  const data = { fingerprint, job: null };
  if (await keys.add(records, { id, owner, state: 'used', created: now().toISOString(), data })) {
    try {
      const record = await begin(c, service, job);
      const taken = await keys.get(records, id);
      if (taken) await keys.change(records, { ...taken, data: { fingerprint, job: record.id } });
      return record;
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
  const record = before?.data.job ? await service.jobs.get(before.data.job) : null;
  if (record) return record;
  throw new AppError('STORE_BUSY', 'The first request with that Idempotency-Key is still being taken in.', {
    hint: 'Send it again in a moment.',
  });
}

async function begin(c: Context<ApiEnv>, service: Service, job: NewJob): Promise<JobRecord> {
  const record = await service.jobs.start(principalOf(c), job);
  await audit(
    c,
    service,
    `start-${job.kind}`,
    { job: record.id, site: job.site, plan: job.links.plan ?? null, archive: job.links.archive ?? null },
    'started',
  );
  return record;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
