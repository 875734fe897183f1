/** K08: many people at once, one of whom wants everything. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobSummary } from '@tsferry/contract';
import { putLab } from './testing/fixtures.js';
import { startServer, type TestServer } from './testing/start-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
  const input = { site: 'LAB', archive: 'lab.zip' };
  expect((await server.post('/v1/imports', input, { headers: { Prefer: 'wait=60' } })).status).toBe(200);
  const plan = await server.engine.planExport({ site: 'LAB', roots: ['Answer Files'] });
  await server.engine.applyExport({ plan, to: join(server.folder, 'archives', 'small.zip') });
});
afterAll(() => server.close());

type Call = readonly [method: string, path: string, body?: object];

/** What everybody does, one after the other, each from another one on. */
const light: readonly Call[] = [
  ['GET', '/v1/me'],
  ['GET', '/?site=LAB'],
  ['GET', '/v1/sites'],
  ['GET', '/v1/sites/LAB/objects?search=Windows'],
  ['GET', '/v1/sites/LAB/objects/LAB00001'],
  ['GET', '/v1/sites/LAB/objects/LAB00001/closure'],
  ['GET', '/v1/archives'],
  ['GET', '/v1/archives/lab.zip/zip'],
  ['GET', '/v1/jobs'],
];

/** What runs a few at a time, or is a job: one of them each. */
const heavy: readonly Call[] = [
  ['GET', '/v1/archives/small.zip'],
  ['POST', '/v1/import-plans', { site: 'LAB', archive: 'small.zip' }],
  ['POST', '/v1/export-plans', { site: 'LAB', roots: ['Answer Files'] }],
  ['POST', '/v1/archives/small.zip/verify'],
];

it('a hundred people make a thousand requests: who floods jobs is told 429, and nobody else is', async () => {
  const people = await Promise.all(Array.from({ length: 99 }, () => server.makeToken('administrator', ['LAB'])));
  const flooder = await server.makeToken('importer', ['LAB']);
  const flood = Promise.all(
    Array.from({ length: 100 }, () => server.post('/v1/archives/lab.zip/verify', undefined, { token: flooder })),
  );

  const failed: string[] = [];
  const work = async (token: string, at: number): Promise<void> => {
    const own = light.map((_, turn) => light[(turn + at) % light.length]!).toSpliced(at % 9, 0, heavy[at % 4]!);
    for (const [method, path, body] of own) {
      const headers = { Prefer: 'wait=60' };
      const answer = await (method === 'GET'
        ? server.call(path, { token })
        : server.post(path, body, { token, headers }));
      const bytes = await answer.arrayBuffer();
      if (!answer.ok) failed.push(`${method} ${path}: ${answer.status} ${Buffer.from(bytes).toString()}`);
    }
  };
  await Promise.all(people.map(work));
  expect(failed).toEqual([]);

  const statuses = (await flood).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([202, 429]));
  // What was taken of the flood is done as well.
  const jobs = async (): Promise<JobSummary[]> =>
    ((await (await server.call('/v1/jobs?limit=200', { token: flooder })).json()) as { jobs: JobSummary[] }).jobs;
  await expect.poll(async () => (await jobs()).every(({ state }) => state === 'done'), { timeout: 60_000 }).toBe(true);
  expect(await jobs()).toHaveLength(statuses.filter((status) => status === 202).length);
}, 180_000);
