/** How much of a body is read before it is known who sends it, and what they may do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@tsferry/domain/shapes';
import { rawRequest, type RawAnswer } from '../testing/raw-request.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
const tokens = {} as Record<Role, string>;
beforeAll(async () => {
  server = await startServer();
  await server.post('/v1/sites', { code: 'LAB' });
  for (const role of ['reader', 'exporter', 'importer', 'administrator'] as const) {
    tokens[role] = await server.makeToken(role);
  }
});
afterAll(() => server.close());

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const codeOf = ({ body }: RawAnswer): string => (JSON.parse(body) as { code: string }).code;

/** Sends a head that promises a body of so many bytes, and none of them: what is answered was answered unread. */
function promise(path: string, type: string, bytes: number, token?: string): Promise<RawAnswer> {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    `Content-Type: ${type}`,
    `Content-Length: ${bytes}`,
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
  ];
  return rawRequest(server.port, `${head.join('\r\n')}\r\n\r\n`);
}

describe('without a token', () => {
  it.each([
    ['/session', json],
    ['/session', form],
    ['/session/end', form],
    ['/nothing', json],
    ['/export', form],
    ['/import/decide', form],
  ])('a body of more than 8 KiB is refused unread: %s as %s', async (path, type) => {
    const answer = await promise(path, type, 8 * 1024 + 1);
    expect([answer.status, codeOf(answer), answer.closed]).toEqual([413, 'TOO_LARGE', true]);
  });

  it('one that says no length is refused at 8 KiB', async () => {
    const chunk = `1000\r\n${' '.repeat(0x1000)}\r\n`;
    const head = ['POST /session HTTP/1.1', `Host: 127.0.0.1:${server.port}`, `Content-Type: ${json}`];
    const answer = await rawRequest(
      server.port,
      `${[...head, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n${chunk.repeat(3)}`,
    );
    expect(answer.status).toBe(413);
  });

  it.each(['/v1/import-plans', '/v1/sites', '/v1/nothing'])('%s reads no body at all', async (path) => {
    expect((await promise(path, json, 100)).status).toBe(401);
  });

  it('requests are counted before a body is read', async () => {
    const own = await startServer({ limits: { requests: 1 } });
    try {
      await own.call('/nothing', { token: null });
      const head = `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${own.port}\r\nContent-Type: ${json}\r\nContent-Length: 9\r\n\r\n`;
      expect((await rawRequest(own.port, head)).status).toBe(429);
    } finally {
      await own.close();
    }
  });
});

describe('with a token', () => {
  it.each<[Role, string, string]>([
    ['reader', '/v1/import-plans', json],
    ['reader', '/v1/exports', json],
    ['reader', '/import/decide', form],
    ['exporter', '/v1/imports', json],
    ['exporter', '/v1/import-plans/x/changes', json],
    ['importer', '/v1/export-plans', json],
    ['importer', '/export', form],
  ])('who may not make a plan sends no large one: %s to %s', async (role, path, type) => {
    const answer = await promise(path, type, 64 * 1024 + 1, tokens[role]);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
  });

  it.each([
    ['/v1/sites', json, 64 * 1024],
    ['/v1/tokens', json, 64 * 1024],
    ['/nothing', json, 64 * 1024],
    ['/verify', form, 64 * 1024],
    ['/export', form, 2 * 1024 ** 2],
    ['/v1/exports', json, 4 * 1024 ** 2],
    ['/v1/import-plans/x/changes', json, 4 * 1024 ** 2],
  ])('%s as %s is refused unread beyond %i bytes', async (path, type, bytes) => {
    const answer = await promise(path, type, bytes + 1, tokens.administrator);
    expect([answer.status, codeOf(answer)]).toEqual([413, 'TOO_LARGE']);
  });

  it('ten thousand long roots are taken', async () => {
    const roots = Array.from({ length: 10_000 }, (_, at) => `${'x'.repeat(90)}${at}`);
    const answer = await server.post('/v1/export-plans', { site: 'LAB', roots });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { code: string }).code).not.toBe('USAGE');
  });
});

describe('an answer to a wrong body is short', () => {
  const names = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, 1]));
  const long = 'x'.repeat(10_000);
  it.each<[string, string, object]>([
    ['thousands of unknown names', '/v1/import-plans', { site: 'LAB', archive: 'x', ...names(9_000) }],
    ['unknown names that are long', '/v1/imports', { site: 'LAB', archive: 'x', [long]: 1, [`${long}2`]: 1 }],
    [
      'a wrong value under a long name',
      '/v1/import-plans',
      { site: 'LAB', archive: 'x', policy: { byId: { [long]: 1 } } },
    ],
    ['thousands of wrong values', '/v1/export-plans', { site: 'LAB', roots: Array<number>(9_000).fill(1) }],
    ['more values than any plan has', '/v1/export-plans', { roots: Array.from({ length: 9_000 }, () => names(9)) }],
    ['a text longer than any comment', '/v1/export-plans', { site: 'x'.repeat(70_000), roots: ['*'] }],
  ])('%s', async (_, path, body) => {
    const answer = await server.post(path, body);
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(6_000);
  });

  it('names ten of the unknown names, and how many more there are', async () => {
    const answer = await server.post('/v1/sites', { code: 'PRD', ...names(30) });
    const { detail } = (await answer.json()) as { detail: string };
    expect(detail).toContain('"n9" and 20 more');
    expect(detail).not.toContain('n10');
  });
});

it('a form with more fields than the page has is refused', async () => {
  const headers = { 'Content-Type': form };
  const answer = await server.call('/export', { method: 'POST', headers, body: 'a=b&'.repeat(25_001) });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'USAGE']);
});
