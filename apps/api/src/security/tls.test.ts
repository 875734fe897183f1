/** H18: a server with a certificate of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../serve.js';
import { hasOpenssl, makeCertificate } from '../testing/make-certificate.js';
import { rawRequest } from '../testing/raw-request.js';
import { startServer, type TestServer } from '../testing/start-server.js';

describe.skipIf(!hasOpenssl)('a server with TLS (needs openssl)', () => {
  let folder: string;
  let tls: { readonly cert: string; readonly key: string };
  let server: TestServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-tls-'));
    tls = makeCertificate(folder, 'server');
    server = await startServer({ tls });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  async function ask(path: string, options: RequestOptions = {}, body = ''): Promise<IncomingMessage> {
    const asked = request(`${server.url}${path}`, { ca: readFileSync(tls.cert), ...options });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return answer.resume();
  }

  it('answers over TLS, under an address that says so, and asks browsers to stay there', async () => {
    expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
    expect(server.link).toContain(server.url);
    const answer = await ask('/v1/sites', { headers: { Authorization: `Bearer ${server.token}` } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('gives cookies that never go without TLS', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await ask('/session', { method: 'POST', headers }, JSON.stringify({ token: server.token }));
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-tsferry=.*HttpOnly; Secure; SameSite=Strict/);
  });

  it('takes its own origin, and not the same one without TLS', async () => {
    const post = async (origin: string): Promise<number | undefined> => {
      const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json', Origin: origin };
      return (await ask('/v1/sites', { method: 'POST', headers }, '{"code":"LAB"}')).statusCode;
    };
    expect(await post(`http://127.0.0.1:${server.port}`)).toBe(403);
    expect(await post(server.url)).toBe(201);
  });

  it('answers nothing without TLS, and no TLS before 1.2', async () => {
    const plain = await rawRequest(server.port, `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
    expect(plain).toMatchObject({ status: 0, body: '', closed: true });
    const old = connect({
      port: server.port,
      host: '127.0.0.1',
      ca: readFileSync(tls.cert),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const [error] = (await once(old, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toMatch(/^ERR_SSL_/);
  });

  it('is not started with a key that belongs to another certificate, or with a folder for a key', async () => {
    const { key } = makeCertificate(folder, 'other');
    const start = (other: string) => {
      const options = { engine: server.engine, home: folder, log: pino({ level: 'silent' }), version: '0', port: 0 };
      return serve({ ...options, host: '127.0.0.1', tls: { cert: tls.cert, key: other } });
    };
    const hint = expect.stringContaining('belong together');
    await expect(start(key)).rejects.toMatchObject({ code: 'USAGE', hint });
    await expect(start(folder)).rejects.toMatchObject({ code: 'INPUT_READ' });
  });
});
