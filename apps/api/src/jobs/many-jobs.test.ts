/** Ten thousand jobs: a list reads and answers its page, whatever the jobs were about. */
import type { Job } from '@tsferry/contract';
import type { RecordStore, StoredRecord } from '@tsferry/domain';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { join } from 'node:path';
import { serve, type Serving } from '../serve.js';
import { startServer, type TestServer } from '../testing/start-server.js';
import { jobInputs, jobOutcomes } from './job.js';

const count = 10_000;
const hugeText = 'x'.repeat(2_000_000);

let server: TestServer;
let serving: Serving;
/** What the server read of the store since it was last asked. */
let read = { rows: 0, bytes: 0 };

function counted<Found extends StoredRecord | null>(record: Found): Found {
  read = { rows: read.rows + 1, bytes: read.bytes + JSON.stringify(record).length };
  return record;
}

beforeAll(async () => {
  server = await startServer();
  const { records } = server.engine;
  const owner = server.token.split('_')[1]!;
  for (let at = 0; at < count; at++) {
    const id = `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const created = new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();
    const data = {
      ...{ kind: 'import', site: null, title: 'lab.zip', started: created, ended: created, progress: null },
      ...{ links: {}, error: null, sequence: 3, server: null },
    };
    await records.add({ kind: 'job', id, owner, state: 'done', created, data });
    if (at < count - 20) continue;
    const rest = { id, owner, state: 'ended', created };
    await records.add({ ...rest, kind: jobInputs.kind, data: { work: 'verify', archive: hugeText } });
    await records.add({ ...rest, kind: jobOutcomes.kind, data: { result: hugeText, error: null } });
  }
  const counting: RecordStore = {
    ...records,
    get: async (kind, id) => counted(await records.get(kind, id)),
    async list(filter) {
      const found = await records.list(filter);
      found.records.forEach(counted);
      return found;
    },
  };
  const home = join(server.folder, 'home');
  const log = pino({ level: 'silent' });
  const engine = { ...server.engine, records: counting };
  serving = await serve({ engine, home, log, version: '0', port: 0, host: '127.0.0.1' });
}, 300_000);
afterAll(async () => {
  await serving.close(0);
  await server.close();
});

const ask = async (path: string): Promise<string> => {
  read = { rows: 0, bytes: 0 };
  const answer = await fetch(`${serving.url}${path}`, { headers: { Authorization: `Bearer ${server.token}` } });
  expect(answer.status).toBe(200);
  return answer.text();
};
type List = { jobs: Job[]; total: number };

it('a page of ten thousand jobs reads its own rows only, and none of their results', async () => {
  const text = await ask('/v1/jobs');
  const { jobs, total } = JSON.parse(text) as List;
  expect([jobs.length, total]).toEqual([100, count]);
  expect(read.rows).toBeLessThan(110);
  expect(Math.max(read.bytes, text.length)).toBeLessThan(100_000);
});

it('pages go through all of them, each once, newest first', async () => {
  const seen: string[] = [];
  for (let offset = 0; offset < count; offset += 1000) {
    const { jobs } = JSON.parse(await ask(`/v1/jobs?limit=1000&offset=${offset}`)) as List;
    seen.push(...jobs.map(({ created }) => created));
  }
  expect(new Set(seen).size).toBe(count);
  expect(seen).toEqual([...seen].sort().reverse());
  expect(JSON.parse(await ask(`/v1/jobs?offset=${count}`))).toEqual({ jobs: [], total: count });
});

it('asking for one of them again and again reads little', async () => {
  for (let at = 0; at < 100; at++) {
    await ask('/v1/jobs/00000000-0000-4000-8000-000000000000');
    expect(read.rows).toBeLessThan(5);
  }
});
