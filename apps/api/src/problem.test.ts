import { AppError } from '@tsferry/domain/error';
import { expect, it } from 'vitest';
import { startServer } from './testing/start-server.js';
import { withListSites } from './testing/with-list-sites.js';

it('what nobody expected, in the engine or in its thread, is told only to the log', async () => {
  const server = await startServer();
  const raw = 'SQLITE_CORRUPT in /var/lib/secret';
  const errors = [new TypeError(raw), new AppError('INTERNAL', `Something went wrong in tsferry itself: ${raw}`)];
  const asked: string[] = [];
  try {
    for (const error of errors) {
      const listSites = (): Promise<never> => Promise.reject(error);
      const failing = await startServer({ engine: withListSites(server.engine, listSites) });
      const answer = await failing.call('/v1/sites', { token: server.token });
      const problem = (await answer.json()) as { detail: string; details: { request: string } };
      expect([answer.status, problem.detail]).toEqual([500, 'Something went wrong in tsferry itself.']);
      const line = failing.logged.find((one) => one.includes('request failed'))!;
      expect(JSON.parse(line)).toMatchObject({
        request: problem.details.request,
        err: { stack: expect.stringContaining(raw) },
      });
      asked.push(problem.details.request);
      await failing.close();
    }
  } finally {
    await server.close();
  }
  expect(new Set(asked).size).toBe(2);
});

it('tells no text longer than it must, whatever was sent', async () => {
  const server = await startServer();
  try {
    const long = 'x'.repeat(60_000);
    for (const body of [
      { site: long, roots: ['*'] },
      { site: 'XYZ', roots: ['*'], [long]: 1 },
    ]) {
      const answer = await server.post('/v1/export-plans', body);
      expect(answer.ok).toBe(false);
      expect((await answer.text()).length).toBeLessThan(10_000);
    }
    const archive = await server.post('/v1/import-plans', { site: 'XYZ', archive: long });
    expect((await archive.text()).length).toBeLessThan(10_000);
  } finally {
    await server.close();
  }
});
