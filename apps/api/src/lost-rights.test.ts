/** K09: what was planned, and may not be done any more. */
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '@tsferry/contract';
import { serve } from './serve.js';
import { putLab } from './testing/fixtures.js';
import { startServer, type TestServer } from './testing/start-server.js';

let server: TestServer;
/** No job runs before the server is started again. */
beforeEach(async () => {
  server = await startServer({ limits: { running: 0 } });
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
});
afterEach(() => server.close());

async function plan(token: string): Promise<string> {
  const made = await server.post('/v1/import-plans', { site: 'LAB', archive: 'lab.zip' }, { token });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

/** Starts a job that applies a plan. */
async function apply(token: string): Promise<string> {
  const started = await server.post(`/v1/import-plans/${await plan(token)}/apply`, undefined, { token });
  expect(started.status).toBe(202);
  return ((await started.json()) as Job).id;
}

/** Starts another server with the same home, which does what waits; answers the job when it has ended. */
async function runWaiting(id: string): Promise<Job> {
  await server.stop();
  const [home, archives] = ['home', 'archives'].map((name) => join(server.folder, name)) as [string, string];
  const options = { engine: server.engine, home, archives, log: pino({ level: 'silent' }) };
  const other = await serve({ ...options, version: '0', port: 0, host: '127.0.0.1' });
  try {
    await expect.poll(async () => (await server.engine.records.get('job', id))?.state).toMatch(/done|failed/);
    const { state, data } = (await server.engine.records.get('job', id))!;
    return { state, ...(data as object) } as Job;
  } finally {
    await other.close(0);
  }
}

/** Takes a site away, behind the server's back: there is no command for it. */
function deleteSite(code: string): void {
  const store = new DatabaseSync(join(server.folder, 'home', 'tsferry.sqlite'));
  store.prepare('DELETE FROM sites WHERE code = ?').run(code);
  store.close();
}

const objectsOf = async (site: string): Promise<number> => (await server.engine.listObjects({ site })).total;

it('a token that was revoked while its job waited does nothing any more', async () => {
  const token = await server.makeToken('importer', ['LAB']);
  const id = await apply(token);
  await server.engine.revokeToken({ id: token.split('_')[1]! });
  expect(await runWaiting(id)).toMatchObject({ state: 'failed', error: { code: 'FORBIDDEN' } });
  expect(await objectsOf('LAB')).toBe(0);
});

it('a token that was not revoked does', async () => {
  const id = await apply(await server.makeToken('importer', ['LAB']));
  expect(await runWaiting(id)).toMatchObject({ state: 'done', error: null });
  expect(await objectsOf('LAB')).toBe(23);
});

it('a site that was deleted while the job waited is not imported into, and not made anew', async () => {
  const id = await apply(server.token);
  deleteSite('LAB');
  expect(await runWaiting(id)).toMatchObject({ state: 'failed', error: { code: 'SITE_UNKNOWN' } });
  expect((await server.engine.listSites({})).sites.map(({ code }) => code)).toEqual(['PRD']);
});
