import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
