/** Event streams: how many there may be, and whom they stop telling. */
import { join } from 'node:path';
import type { Job } from '@tsferry/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
async function start(limits: NonNullable<Parameters<typeof startServer>[0]>['limits']): Promise<void> {
  server = await startServer({ limits: { running: 0, ...limits } });
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
}
afterEach(() => server.close());

const body = { site: 'LAB', archive: 'lab.zip' };
const begin = async (token = server.token): Promise<string> =>
  ((await (await server.post('/v1/imports', body, { token })).json()) as Job).id;
const watch = (job: string, init: Parameters<TestServer['call']>[1] = {}): Promise<Response> =>
  server.call(`/v1/jobs/${job}/events`, init);
const tokenId = (token: string): string => token.split('_')[1]!;

/** Reads a stream to its end; `then` is done after the first event. */
async function readAll(answer: Response, then: () => Promise<unknown>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let told = false;
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (told || !text.includes('\n\n')) continue;
    told = true;
    await then();
  }
  return text;
}

describe('event streams', () => {
  it('are so many for a token and in all, and make room when they end', async () => {
    await start({ watchersOfOne: 2, watchersOfAll: 3 });
    const job = await begin();
    const token = await server.makeToken('administrator');
    const other = await begin(token);
    const stops = [new AbortController(), new AbortController()];
    for (const { signal } of stops) expect((await watch(job, { signal })).status).toBe(200);
    const refused = await watch(job);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'TOO_MANY', details: { limit: 2 } }]);
    expect((await watch(other, { token })).status).toBe(200);
    expect((await watch(other, { token })).status).toBe(429);
    stops[0]!.abort();
    await expect.poll(async () => (await watch(job)).status).toBe(200);
  });

  it('are none for HEAD, which nobody would ever end', async () => {
    await start({ watchersOfOne: 1 });
    const job = await begin();
    for (let at = 0; at < 3; at++) expect((await watch(job, { method: 'HEAD' })).status).toBe(200);
    expect((await watch(job)).status).toBe(200);
  });

  it('leave no room for requests that would wait for a job: these are answered at once', async () => {
    await start({ watchersOfOne: 1 });
    expect((await watch(await begin())).status).toBe(200);
    const answer = await server.post('/v1/imports', body, { headers: { Prefer: 'wait=60' } });
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([202, null]);
  });

  it('end when their token is revoked', async () => {
    await start({ quietMs: 20 });
    const token = await server.makeToken('importer');
    const job = await begin(token);
    const text = await readAll(await watch(job, { token }), () =>
      server.call(`/v1/tokens/${tokenId(token)}`, { method: 'DELETE' }),
    );
    expect(text.match(/^event: job$/gm)).toHaveLength(1);
    expect((await watch(job, { token })).status).toBe(401);
  });

  it('end when their session does', async () => {
    await start({ quietMs: 20 });
    const entered = await fetch(server.link, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const headers = { cookie, Origin: server.url, 'Content-Type': 'application/json' };
    const started = await server.post('/v1/imports', body, { token: null, headers });
    const { id } = (await started.json()) as Job;
    await readAll(await watch(id, { token: null, headers: { cookie } }), () =>
      server.call('/session', { method: 'DELETE', token: null, headers }),
    );
    expect((await watch(id, { token: null, headers: { cookie } })).status).toBe(401);
  });

  it('end when their token loses the site, and the job is as if it were not there', async () => {
    await start({ quietMs: 20 });
    const token = await server.makeToken('importer', ['LAB']);
    const job = await begin(token);
    const { records } = server.engine;
    await readAll(await watch(job, { token }), async () => {
      const record = (await records.get('token', tokenId(token)))!;
      await records.change({ ...record, data: { ...(record.data as object), sites: ['PRD'] } });
    });
    for (const path of ['', '/events', '/report']) {
      expect((await server.call(`/v1/jobs/${job}${path}`, { token })).status).toBe(404);
    }
    expect(await (await server.call('/v1/jobs', { token })).json()).toMatchObject({ jobs: [] });
  });
});

it('who waits for a job, and whose token is revoked meanwhile, is told nothing', async () => {
  await start({ waitMs: 5_000 });
  const token = await server.makeToken('importer');
  const waiting = server.post('/v1/imports', body, { token, headers: { Prefer: 'wait=60' } });
  await expect.poll(async () => (await server.engine.records.list({ kind: 'job' })).total).toBe(1);
  await server.engine.revokeToken({ id: tokenId(token) });
  expect((await waiting).status).toBe(401);
});
