import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
let job: string;
beforeAll(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
  const imported = await server.post(
    '/v1/imports',
    { site: 'LAB', archive: 'lab.zip' },
    { headers: { Prefer: 'wait=60' } },
  );
  job = imported.headers.get('location')!;
});
afterAll(() => server.close());

describe('an export of what is not there', () => {
  it('is refused at once, with no job', async () => {
    for (const path of ['/v1/exports', '/v1/export-plans']) {
      const name = path === '/v1/exports' ? { name: 'x' } : {};
      const refused = await server.post(path, { site: 'LAB', roots: ['Nothing'], ...name });
      const problem = { code: 'ROOT_UNKNOWN', next: [{ do: 'list-objects', site: 'LAB' }] };
      expect([path, refused.status, await refused.json()]).toMatchObject([path, 422, problem]);
    }
    expect(await (await server.call('/v1/jobs')).json()).toMatchObject({ total: 1 });
  });
});

describe('an address that nothing is under', () => {
  it('is told with its method', async () => {
    const answer = await server.call('/v1/nothing');
    expect(await answer.json()).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      detail: 'Nothing is under this address.',
      details: { method: 'GET', path: '/v1/nothing' },
    });
  });
});

describe('a report', () => {
  it.each([
    ['', undefined, 'application/json'],
    ['', '*/*', 'application/json'],
    ['', 'text/csv', 'text/csv; charset=utf-8'],
    ['', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['', 'text/html;q=0.5, text/csv', 'text/csv; charset=utf-8'],
    ['', 'image/png', 'application/json'],
    ['?format=html', 'text/csv', 'text/html; charset=utf-8'],
  ])('%s with Accept %s is %s', async (query, accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
    const answer = await server.call(`${job}/report${query}`, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('vary')).toBe(query === '' ? 'Accept' : null);
  });
});

describe('a body of another type', () => {
  it('is refused with the header that has to be sent', async () => {
    const json = await server.call('/v1/sites', { method: 'POST', body: '{"code":"NEW"}' });
    const upload = (await (await server.post('/v1/uploads', { name: 'x.zip', bytes: 1 })).json()) as { id: string };
    const headers = { 'Content-Type': 'application/json', 'Upload-Offset': '0' };
    const piece = await server.call(`/v1/uploads/${upload.id}/zip`, { method: 'PATCH', headers, body: 'x' });
    const refusals = [await json.json(), await piece.json()];
    expect(refusals).toMatchObject([
      { status: 415, details: { header: 'Content-Type', takes: 'application/json' } },
      { status: 415, details: { header: 'Content-Type', takes: 'application/octet-stream' } },
    ]);
  });
});
