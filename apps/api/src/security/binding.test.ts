/** H18: what a server refuses to be started as. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createEngine, type Engine } from '@tsferry/engine';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type ServeOptions } from '../serve.js';

let home: string;
let engine: Engine;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tsferry-api-'));
  engine = createEngine({ home });
});
afterEach(async () => {
  await engine.close();
  rmSync(home, { recursive: true });
});

const start = (options: Partial<ServeOptions>) =>
  serve({ engine, home, log: pino({ level: 'silent' }), version: '0', port: 0, host: '127.0.0.1', ...options });

describe('a server is not started', () => {
  it.each<[string, Partial<ServeOptions>, string]>([
    ['openly without TLS', { host: '0.0.0.0' }, 'USAGE'],
    ['openly without a token', { host: '0.0.0.0', behindProxy: true, urls: ['https://tsferry.contoso.com'] }, 'USAGE'],
    ['behind a proxy whose address it does not know', { behindProxy: true }, 'USAGE'],
    ['under an address that is none', { urls: ['javascript:alert(1)'] }, 'USAGE'],
    ['with a key that cannot be read', { tls: { cert: '/nothing/cert.pem', key: '/nothing/key.pem' } }, 'INPUT_READ'],
  ])('%s', async (_, options, code) => {
    await expect(start(options)).rejects.toMatchObject({ code, hint: expect.stringMatching(/./) });
  });

  it('with a key that is none', async () => {
    const file = join(home, 'cert.pem');
    writeFileSync(file, 'nothing');
    await expect(start({ tls: { cert: file, key: file } })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toMatchObject({
      code: 'TARGET_BUSY',
      hint: expect.stringContaining('--port'),
    });
    other.close();
  });
});

it('a server behind a proxy answers under the address of the proxy only, with cookies for TLS', async () => {
  await engine.createSite({ code: 'LAB' });
  const { token } = await engine.createToken({ name: 'x', role: 'reader' });
  const serving = await start({ host: '0.0.0.0', behindProxy: true, urls: ['https://tsferry.contoso.com'] });
  try {
    expect([serving.url, serving.link]).toEqual(['https://tsferry.contoso.com', null]);
    const direct = await fetch(`http://127.0.0.1:${serving.port}/health`);
    expect(direct.status).toBe(421);
    const { request } = await import('node:http');
    const cookie = await new Promise<string>((done, fail) => {
      const body = JSON.stringify({ token });
      const headers = {
        host: 'tsferry.contoso.com',
        'content-type': 'application/json',
        'content-length': body.length,
      };
      request({ port: serving.port, path: '/session', method: 'POST', headers }, (answer) => {
        answer.resume();
        done(String(answer.headers['set-cookie']));
      })
        .on('error', fail)
        .end(body);
    });
    expect(cookie).toMatch(/^__Host-tsferry=.*HttpOnly; Secure; SameSite=Strict/);
  } finally {
    await serving.close(0);
  }
});
