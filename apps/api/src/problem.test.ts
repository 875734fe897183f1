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
