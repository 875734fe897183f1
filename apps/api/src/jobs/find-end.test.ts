/** What a job says whose server was killed is true: what it left is undone, and what it had finished is found. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Job, ListedArchive } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
  await run('/v1/imports', { site: 'LAB', archive: 'lab.zip', policy: { ignoreMissing: true } });
});
afterEach(() => server.close());

async function run(path: string, body: object): Promise<Job> {
  const answer = await server.post(path, body, { headers: { Prefer: 'wait=60' } });
  return (await (await server.call(answer.headers.get('location')!)).json()) as Job;
}
const exportsOfLab = (): string => join(server.folder, 'home', 'exports', 'LAB');

/** As if the server had been killed before it wrote down what came of a job. */
async function forgetEnd(id: string, change: object = {}): Promise<void> {
  const { records } = server.engine;
  const { pid } = spawnSync('true');
  const record = (await records.get('job', id))!;
  const dead = { host: hostname(), pid, beat: new Date().toISOString() };
  const data = { ...(record.data as object), ended: null, error: null, server: dead, ...change };
  await records.change({ ...record, state: 'running', data });
  await records.remove('job-outcome', id);
}

/** Starts another server on the same home, and asks it for a job and for the archives. */
async function startAgain(id: string): Promise<{ job: Job; archives: ListedArchive[] }> {
  await server.stop();
  const other = await startServer({ engine: server.engine, home: join(server.folder, 'home') });
  const ask = async (path: string): Promise<unknown> => (await other.call(path, { token: server.token })).json();
  try {
    const job = (await ask(`/v1/jobs/${id}`)) as Job;
    return { job, archives: ((await ask('/v1/archives')) as { archives: ListedArchive[] }).archives };
  } finally {
    await other.stop();
  }
}

it('an export that was not finished is undone at the next start, and leaves nothing', async () => {
  const { id } = await run('/v1/exports', { site: 'LAB', roots: ['*'], name: 'all' });
  const before = (await server.engine.records.list({ kind: 'archive' })).records;
  for (const one of before) await server.engine.records.remove('archive', one.id);
  await server.engine.files.removePair(join(exportsOfLab(), 'all.zip'));
  const staging = join(exportsOfLab(), '.all.zip.tsferry');
  mkdirSync(join(staging, 'files'), { recursive: true, mode: 0o700 });
  writeFileSync(join(staging, 'files', 'half'), 'half');
  await forgetEnd(id);
  const { job, archives } = await startAgain(id);
  expect(job).toMatchObject({ state: 'interrupted', error: { detail: expect.stringContaining('was undone') } });
  expect([archives, readdirSync(exportsOfLab())]).toEqual([[], []]);
});

it('an export that was finished and not written down is listed at the next start', async () => {
  const { id } = await run('/v1/exports', { site: 'LAB', roots: ['*'], name: 'all' });
  for (const one of (await server.engine.records.list({ kind: 'archive' })).records) {
    await server.engine.records.remove('archive', one.id);
  }
  await forgetEnd(id, { links: {} });
  const { job, archives } = await startAgain(id);
  expect(job).toMatchObject({ state: 'interrupted', error: { detail: expect.stringContaining('is complete') } });
  expect(archives).toMatchObject([{ id: job.links.archive, name: 'all.zip', site: 'LAB', from: 'export' }]);
});

it('an import says whether the site has it', async () => {
  const body = { site: 'PRD', archive: 'lab.zip', policy: { ignoreMissing: true } };
  const { id } = await run('/v1/imports', body);
  const plan = (await server.post('/v1/import-plans', { ...body, site: 'LAB' })).json() as Promise<{ id: string }>;
  await forgetEnd(id);
  const { job } = await startAgain(id);
  expect(job).toMatchObject({ state: 'interrupted', error: { detail: expect.stringContaining('is complete') } });
  await forgetEnd(id, { links: { plan: (await plan).id } });
  const again = await startAgain(id);
  expect(again.job.error?.detail).toContain('was undone');
});

it('an export that was published is listed, though what is left of it could not be removed', async () => {
  await server.stop();
  const failing: TestServer['engine']['for'] = (principal) => {
    const allowed = server.engine.for(principal);
    return {
      ...allowed,
      async applyExport(input, running) {
        await allowed.applyExport(input, running);
        throw new AppError('WRITE_FAILED', 'It is published, but its working folder cannot be removed.', {
          details: { published: true },
        });
      },
    };
  };
  const home = join(server.folder, 'home');
  const other = await startServer({ engine: { ...server.engine, for: failing }, home });
  const ask = (path: string, init: RequestInit = {}) => other.call(path, { token: server.token, ...init });
  try {
    const headers = { 'Content-Type': 'application/json', Prefer: 'wait=60' };
    const body = JSON.stringify({ site: 'LAB', roots: ['*'], name: 'all' });
    const failed = await ask('/v1/exports', { method: 'POST', headers, body });
    const job = (await (await ask(failed.headers.get('location')!)).json()) as Job;
    expect([failed.status, job.state]).toEqual([500, 'failed']);
    const { archives } = (await (await ask('/v1/archives')).json()) as { archives: ListedArchive[] };
    expect(archives).toMatchObject([{ id: job.links.archive, name: 'all.zip' }]);
  } finally {
    await other.close();
  }
});
