import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from './serve.js';
import { rawRequest } from './testing/raw-request.js';
import { startServer, type TestServer } from './testing/start-server.js';

let server: TestServer;
beforeEach(async () => void (server = await startServer()));
afterEach(() => server.close());

describe('a server', () => {
  it('answers who asks with a token', async () => {
    expect(await (await server.call('/v1/me')).json()).toMatchObject({ role: 'administrator', sites: null });
    expect(await (await server.post('/v1/sites', { code: 'LAB' })).json()).toMatchObject({ code: 'LAB' });
    expect(await (await server.call('/v1/sites')).json()).toMatchObject({ sites: [{ code: 'LAB' }] });
  });

  it('lets a browser in by its link, once', async () => {
    const first = await fetch(server.link, { redirect: 'manual' });
    expect(first.status).toBe(303);
    const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    const me = await server.call('/v1/me', { token: null, headers: { cookie } });
    expect(me.status).toBe(200);
    expect((await fetch(server.link, { redirect: 'manual' })).status).toBe(401);
    expect(await (await server.call('/', { token: null, headers: { cookie } })).text()).toContain(
      'page on this machine',
    );
  });
});

it('answers a request that comes while it still starts', async () => {
  const home = mkdtempSync(join(tmpdir(), 'tsferry-api-'));
  const engine = createEngine({ home });
  const port = await freePort();
  // Looking up so many folders takes a while, and only begins once the server listens.
  const maps = Array.from({ length: 2_000 }, (_, at) => ({
    unc: `\\\\cm01\\s${at}`,
    folder: join(home, 'a', `${at}`),
  }));
  const options = { engine, home, maps, log: pino({ level: 'silent' }), version: '0', port, host: '127.0.0.1' };
  let started = false;
  const starting = serve(options).finally(() => (started = true));
  try {
    const first = await asSoonAsItListens(port);
    expect(first).toEqual({ status: 200, startedBefore: false });
  } finally {
    await (await starting).close(0);
    await engine.close();
    rmSync(home, { recursive: true });
  }

  async function asSoonAsItListens(at: number): Promise<{ status: number; startedBefore: boolean }> {
    for (;;) {
      const startedBefore = started;
      const answer = await rawRequest(at, `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\n\r\n`).catch(() => null);
      if (answer !== null) return { status: answer.status, startedBefore };
    }
  }
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
