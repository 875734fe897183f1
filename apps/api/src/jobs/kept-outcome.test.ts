/** What becomes of a job whose work is done while the store cannot be written to. */
import { join } from 'node:path';
import type { Job } from '@tsferry/contract';
import { afterEach, expect, it } from 'vitest';
import { putLab } from '../testing/fixtures.js';
import { withRefusals, type Refusal } from '../testing/refusing-records.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let first: TestServer;
let server: TestServer;
afterEach(async () => {
  await server.close();
  await first.close();
});

const always = Number.MAX_SAFE_INTEGER;
const outcome: Omit<Refusal, 'code' | 'times'> = { call: 'add', meets: ({ kind }) => kind === 'job-outcome' };
const ending: Omit<Refusal, 'code' | 'times'> = {
  call: 'change',
  meets: ({ kind, state }) => kind === 'job' && state !== 'running',
};

/** A server whose store refuses some writes, on a site with the example. */
async function start(...refusals: readonly Refusal[]): Promise<void> {
  first = await startServer();
  putLab(join(first.folder, 'archives'));
  await first.post('/v1/sites', { code: 'LAB' });
  server = await another(withRefusals(first.engine, refusals));
}

/** Another server on the same store, after the one before ended. */
async function another(engine: TestServer['engine']): Promise<TestServer> {
  await (server ?? first).stop();
  return startServer({ engine, home: join(first.folder, 'home'), archives: join(first.folder, 'archives') });
}

const headers = { Prefer: 'wait=60' };
const importLab = (more: Record<string, string> = {}): Promise<Response> =>
  server.post(
    '/v1/imports',
    { site: 'LAB', archive: 'lab.zip', policy: { ignoreMissing: true } },
    { token: first.token, headers: { ...headers, ...more } },
  );
const show = async (path: string): Promise<Job> =>
  (await (await server.call(path, { token: first.token })).json()) as Job;

it('it is done, with its result, when the store was only busy', async () => {
  const code = 'STORE_BUSY';
  await start({ ...outcome, code, times: 3 }, { ...ending, code, times: 3 });
  const imported = await importLab();
  expect([imported.status, await imported.json()]).toMatchObject([200, { applied: true }]);
  await expect.poll(() => first.engine.records.list({ kind: 'job' })).toMatchObject({ records: [{ state: 'done' }] });
});

it('an export is found under its id when the store was only busy', async () => {
  const archive: Refusal = { call: 'add', meets: ({ kind }) => kind === 'archive', code: 'STORE_BUSY', times: 3 };
  await start(archive);
  await importLab();
  const input = { site: 'LAB', roots: ['*'], name: 'all' };
  const exported = await server.post('/v1/exports', input, { token: first.token, headers });
  expect(exported.status).toBe(200);
  const { links } = await show(exported.headers.get('location')!);
  expect((await server.call(`/v1/archives/${links.archive}`, { token: first.token })).status).toBe(200);
});

it('it is done, though nobody knows its result, when that could not be kept', async () => {
  await start({ ...outcome, code: 'STORE_IO', times: always });
  const location = (await importLab()).headers.get('location')!;
  expect(await show(location)).toMatchObject({ state: 'done', error: null, result: null });
  expect(server.logged.join('')).toContain('what came of a job cannot be written down');
});

it('it is never called undone when only its end could not be kept, also by the next server', async () => {
  await start({ ...ending, code: 'STORE_IO', times: always });
  const location = (await importLab()).headers.get('location')!;
  expect(await show(location)).toMatchObject({ state: 'done', result: { applied: true } });
  expect(await first.engine.records.list({ kind: 'job' })).toMatchObject({ records: [{ state: 'running' }] });
  server = await another(first.engine);
  expect(await show(location)).toMatchObject({ state: 'done', error: null, result: { applied: true } });
});

it('a start that the audit log does not take is answered, and with the same key it is the same job', async () => {
  await start({ call: 'add', meets: ({ kind }) => kind === 'audit', code: 'STORE_BUSY', times: 2 });
  const answers = [await importLab({ 'Idempotency-Key': 'k' }), await importLab({ 'Idempotency-Key': 'k' })];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await first.engine.records.list({ kind: 'job' })).toMatchObject({ total: 1 });
});
