import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Job, JobSummary } from '@tsferry/contract';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { serve } from '../serve.js';
import { putLab } from '../testing/fixtures.js';
import { readEvents } from '../testing/read-events.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
async function start(options: Parameters<typeof startServer>[0] = {}): Promise<void> {
  server = await startServer(options);
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
}
afterEach(() => server.close());

const body = { site: 'LAB', archive: 'lab.zip' };
const wait = { Prefer: 'wait=60' };
const begin = async (headers: Record<string, string> = {}): Promise<Job> =>
  (await (await server.post('/v1/imports', body, { headers })).json()) as Job;
const show = async (id: string): Promise<Job> => (await (await server.call(`/v1/jobs/${id}`)).json()) as Job;
/** Content that takes a while to read. */
const grow = (): void =>
  truncateSync(join(server.folder, 'archives', 'lab_files', 'Windows 11 Enterprise 24H2', 'install.wim'), 4 * 2 ** 30);

describe('a job', () => {
  it('is watched until it ends; who comes back with the last event is told that no more comes', async () => {
    await start();
    const { id } = await begin();
    const events = await readEvents(server, id);
    const states = events.map(({ data }) => (JSON.parse(data) as JobSummary).state);
    expect(states.at(-1)).toBe('done');
    const numbers = events.map(({ id: number }) => Number(number));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));

    const last = await server.call(`/v1/jobs/${id}/events`, { headers: { 'Last-Event-ID': String(numbers.at(-1)) } });
    expect(last.status).toBe(204);
    const again = await readEvents(server, id, numbers[0]);
    expect(again).toHaveLength(1);
    expect(JSON.parse(again[0]!.data)).toMatchObject({ state: 'done', ended: expect.any(String) });
  });

  it('that runs is cancelled, and leaves the site as it was', async () => {
    await start();
    grow();
    const { id } = (await (await server.post('/v1/archives/lab.zip/verify', undefined)).json()) as Job;
    await readEvents(server, id, 0, ({ state }) => state === 'running');
    expect((await server.post(`/v1/jobs/${id}/cancel`, undefined)).status).toBe(202);
    const events = await readEvents(server, id);
    expect(JSON.parse(events.at(-1)!.data)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } });
    const refused = await server.post(`/v1/jobs/${id}/cancel`, undefined);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'JOB_FINISHED' }]);
  });

  it('is seen and cancelled by its owner, and by administrators of all sites', async () => {
    await start({ limits: { running: 0 } });
    const [importer, other] = [await server.makeToken('importer'), await server.makeToken('administrator', ['LAB'])];
    const begun = await server.post('/v1/imports', body, { token: importer });
    const { id } = (await begun.json()) as Job;
    const list = async (token: string, of: string) => {
      const answer = await server.call(`/v1/jobs?of=${of}`, { token });
      return answer.status === 200
        ? ((await answer.json()) as { jobs: Job[] }).jobs.map((job) => [job.id, job.by])
        : answer.status;
    };
    expect(await list(importer, 'me')).toEqual([[id, 'importer']]);
    expect(await list(server.token, 'me')).toEqual([]);
    expect(await list(server.token, 'everybody')).toEqual([[id, 'importer']]);
    expect([await list(importer, 'everybody'), await list(other, 'everybody')]).toEqual([403, 403]);
    const cancel = (token: string) => server.post(`/v1/jobs/${id}/cancel`, undefined, { token });
    expect([(await cancel(other)).status, (await cancel(server.token)).status]).toEqual([404, 202]);
    expect(await show(id)).toMatchObject({ state: 'cancelled' });
  });

  it('that waits is cancelled at once', async () => {
    await start({ limits: { running: 0 } });
    const { id } = await begin();
    await server.post(`/v1/jobs/${id}/cancel`, undefined);
    expect(await show(id)).toMatchObject({ state: 'cancelled', started: null });
    expect(await (await server.call('/v1/sites/LAB/objects')).json()).toMatchObject({ total: 0 });
  });

  it('is answered as it is when waiting was not long enough', async () => {
    await start({ limits: { running: 0 } });
    const answer = await server.post('/v1/imports', body, { headers: { Prefer: 'respond-async, wait=0' } });
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([202, 'wait=0']);
    expect(await answer.json()).toMatchObject({ state: 'queued' });
  });

  it('is one for one key, however often the request comes, also at once', async () => {
    await start();
    const key = { 'Idempotency-Key': 'retry-1' };
    const first = await begin(key);
    expect((await begin(key)).id).toBe(first.id);
    const other = await server.post('/v1/imports', { ...body, folder: '/Other' }, { headers: key });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'KEY_REUSED' }]);
    const both = await Promise.all(
      [1, 2, 3].map(() => server.post('/v1/imports', body, { headers: { 'Idempotency-Key': 'k2', ...wait } })),
    );
    const done = both.filter(({ status }) => status === 200).map((answer) => answer.headers.get('location'));
    expect(new Set(done).size).toBe(1);
    for (const { status } of both) expect([200, 423]).toContain(status);
    expect(await (await server.call('/v1/jobs')).json()).toMatchObject({ total: 2 });
  });

  it('is refused when one has enough of them, others are not', async () => {
    await start({ limits: { running: 0, jobsOfOne: 2 } });
    await begin();
    await begin();
    const third = await server.post('/v1/imports', body);
    expect([third.status, await third.json()]).toMatchObject([429, { code: 'TOO_MANY' }]);
    const token = await server.makeToken('administrator');
    expect((await server.post('/v1/imports', body, { token })).status).toBe(202);
    expect((await server.call('/health')).status).toBe(200);
  });

  it('is listed in pages, newest first, and only to who started it', async () => {
    await start({ limits: { running: 0 } });
    const ids = [(await begin()).id, (await begin()).id, (await begin()).id];
    const page = async (query: string): Promise<string[]> => {
      const { jobs, total } = (await (await server.call(`/v1/jobs?${query}`)).json()) as { jobs: Job[]; total: number };
      expect(total).toBe(3);
      return jobs.map(({ id }) => id);
    };
    expect([...(await page('limit=2')), ...(await page('limit=2&offset=2'))].sort()).toEqual(ids.sort());
    const token = await server.makeToken('administrator');
    expect(await (await server.call('/v1/jobs', { token })).json()).toEqual({ jobs: [], total: 0 });
  });
});

describe('a job whose server', () => {
  it('died says interrupted, never running', async () => {
    await start({ limits: { running: 0 } });
    const { id } = await begin();
    const { pid } = spawnSync('true');
    const record = (await server.engine.records.get('job', id))!;
    const data = { ...(record.data as object), server: { host: hostname(), pid, beat: new Date().toISOString() } };
    await server.engine.records.change({ ...record, state: 'running', data });
    const other = await startOther();
    const seen = await fetch(`${other.url}/v1/jobs/${id}`, { headers: { Authorization: `Bearer ${server.token}` } });
    expect(await seen.json()).toMatchObject({ state: 'interrupted', error: { code: 'INTERRUPTED' } });
    await other.close(0);
  });

  const claim = async (id: string, pid: number, beat: Date): Promise<void> => {
    const record = (await server.engine.records.get('job', id))!;
    const data = { ...(record.data as object), server: { host: hostname(), pid, beat: beat.toISOString() } };
    await server.engine.records.change({ ...record, state: 'running', data });
  };

  it('has been silent is interrupted, though its number is now that of another process', async () => {
    await start({ limits: { running: 0, jobsOfOne: 2 } });
    const ids = [(await begin()).id, (await begin()).id] as const;
    await claim(ids[0], process.ppid, new Date());
    await claim(ids[1], process.ppid, new Date(Date.now() - 120_000));
    await server.stop();
    const other = await startOther();
    const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' };
    const ask = async (path: string, init = {}) => fetch(`${other.url}${path}`, { headers, ...init });
    const state = async (id: string) => ((await (await ask(`/v1/jobs/${id}`)).json()) as Job).state;
    expect([await state(ids[0]), await state(ids[1])]).toEqual(['running', 'interrupted']);
    await other.close(0);
  });

  it('died, and whose job nobody looks at, keeps nobody from starting others', async () => {
    await start({ limits: { running: 0, jobsOfOne: 1 } });
    const { id } = await begin();
    expect((await server.post('/v1/imports', body)).status).toBe(429);
    // This server knows the job as its own; what another one left is the same with another id.
    await server.post(`/v1/jobs/${id}/cancel`, undefined);
    const record = (await server.engine.records.get('job', id))!;
    const left = { host: hostname(), pid: process.ppid, beat: '2026-01-01T00:00:00.000Z' };
    const data = { ...(record.data as object), server: left };
    await server.engine.records.add({ ...record, id: `${id.slice(0, -1)}x`, state: 'running', data });
    expect((await server.post('/v1/imports', body)).status).toBe(202);
  });

  it('lives says so, also while the job tells nothing of itself', async () => {
    await start({ limits: { running: 1, silentMs: 60 } });
    grow();
    const { id } = (await (await server.post('/v1/archives/lab.zip/verify', undefined)).json()) as Job;
    const beat = async (): Promise<string> => {
      const { data } = (await server.engine.records.get('job', id))!;
      return (data as { server: { beat: string } | null }).server?.beat ?? '';
    };
    const beats = new Set<string>();
    await expect.poll(async () => beats.add(await beat()).size).toBeGreaterThan(4);
    await server.post(`/v1/jobs/${id}/cancel`, undefined);
  });

  it('is stopped is interrupted and undone; what waited is done by the next one', async () => {
    await start({ limits: { running: 1 } });
    grow();
    const { id } = (await (await server.post('/v1/archives/lab.zip/verify', undefined)).json()) as Job;
    const waiting = (await (await server.post('/v1/imports', { ...body, content: false })).json()) as Job;
    await readEvents(server, id, 0, ({ state }) => state === 'running');
    await server.stop();
    const state = async (one: string) => (await server.engine.records.get('job', one))?.state;
    expect([await state(id), await state(waiting.id)]).toEqual(['interrupted', 'queued']);
    const other = await startOther();
    const headers = { Authorization: `Bearer ${server.token}` };
    await (await fetch(`${other.url}/v1/jobs/${waiting.id}/events`, { headers })).text();
    // The other server has no folder of archives: the point is that somebody tried.
    expect(await state(waiting.id)).toBe('failed');
    await other.close(0);
  });

  const startOther = () =>
    serve({
      engine: server.engine,
      home: join(server.folder, 'home'),
      log: pino({ level: 'silent' }),
      version: '0',
      port: 0,
      host: '127.0.0.1',
    });
});

it('leaves no temporary file of a cancelled export', async () => {
  await start();
  await server.post('/v1/imports', body, { headers: wait });
  const started = (await (await server.post('/v1/exports', { site: 'LAB', roots: ['*'], name: 'x' })).json()) as Job;
  await server.post(`/v1/jobs/${started.id}/cancel`, undefined);
  const events = await readEvents(server, started.id);
  const { state } = JSON.parse(events.at(-1)!.data) as JobSummary;
  const files = state === 'done' ? ['x.zip', 'x_files'] : [];
  // Cancelled early enough, not even the folder was made.
  const folder = join(server.folder, 'home', 'exports', 'LAB');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  expect(names.sort()).toEqual(files);
});
