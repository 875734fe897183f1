/** What `tsferry serve` starts as, and what it refuses to, with its exit codes. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasOpenssl, makeCertificate } from '../../apps/api/src/testing/make-certificate.js';
import { launcher } from '../../apps/tui/src/testing/command-line.js';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-serve-'));
  env = { ...process.env, TSFERRY_HOME: join(folder, 'home') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [launcher, ...words], { cwd: folder, env, encoding: 'utf8', timeout: 30_000 });

it.skipIf(!hasOpenssl)('serves over TLS on every address once there is a token (needs openssl)', async () => {
  const { cert, key } = makeCertificate(folder, 'server');
  const words = ['serve', '--host', '0.0.0.0', '--port', '0', '--tls-cert', cert, '--tls-key', key];
  expect([run(...words).status, run(...words).stderr]).toEqual([2, expect.stringContaining('tsferry token create')]);

  const token = run('token', 'create', 'me', '--role', 'administrator').stdout.trim();
  // Browsers use the name in the certificate, which is not the address that is bound.
  const free = await freePort();
  words[words.indexOf('0')] = String(free);
  const url = `https://127.0.0.1:${free}`;
  const child = spawn(process.execPath, [launcher, ...words, '--url', url], { cwd: folder, env, stdio: 'pipe' });
  child.stderr.resume();
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    expect(line).toBe(`Serving on ${url}`);
    const headers = { Authorization: `Bearer ${token}` };
    const [answer] = (await once(request(`${url}/v1/me`, { ca: readFileSync(cert), headers }).end(), 'response')) as [
      IncomingMessage,
    ];
    expect(answer.resume().statusCode).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('refuses an open address, a key that cannot be read and a port that is taken, and says what to do', async () => {
  const file = join(folder, 'cert.pem');
  writeFileSync(file, 'no certificate');
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const refused: [words: string[], status: number, hint: string][] = [
    [['--host', '0.0.0.0'], 2, '--tls-cert'],
    [['--tls-cert', file, '--tls-key', join(folder, 'nothing.key')], 5, 'Name a PEM file that this user may read.'],
    [['--tls-cert', file, '--tls-key', file], 2, 'belong together'],
    [['--tls-cert', file], 2, '--tls-key'],
    [['--port', String(port)], 7, '--port'],
    [['--port', '70000'], 2, '65535'],
    // Seen when the port is already bound.
    [['--port', '0', '--url', 'ftp://tsferry.contoso.com'], 2, 'the address that browsers use'],
  ];
  for (const [words, status, hint] of refused) {
    const ended = run('serve', ...words);
    expect([words, ended.status, ended.stdout, ended.stderr]).toEqual([
      words,
      status,
      '',
      expect.stringContaining(hint),
    ]);
  }
  taken.close();
});

/** A port that nobody has at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
