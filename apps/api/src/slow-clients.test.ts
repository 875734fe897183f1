/** H06: clients that hold on to what they have, while others are to be served. */
import { connect, type Socket } from 'node:net';
import { truncateSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putLab } from './testing/fixtures.js';
import { rawRequest } from './testing/raw-request.js';
import { startServer, type TestServer } from './testing/start-server.js';
import { withListSites } from './testing/with-list-sites.js';

const mebibyte = 1024 ** 2;
const large = 2048 * mebibyte;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  putArchives(server);
});
afterAll(() => server.close());

function putArchives({ folder }: TestServer): void {
  const archives = join(folder, 'archives');
  putLab(archives);
  writeFileSync(join(archives, 'large.zip'), '');
  // Sparse: two gibibytes to read, and none on the disk.
  truncateSync(join(archives, 'large.zip'), large);
}

/** A connection that may be broken off: that is no failure of the test. */
const open = (port: number): Socket => connect(port, '127.0.0.1').on('error', () => undefined);

const download = '/v1/archives/large.zip/zip';

/** Asks for something, the large archive, and reads no further than the first bytes that come. */
async function beginAnswer({ port, token }: TestServer, path = download): Promise<Socket> {
  const socket = open(port);
  const head = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${token}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString('latin1', 0, 12)).toBe('HTTP/1.1 200');
  return socket.pause();
}

/** That everything else goes on. */
async function servesOthers(at: TestServer): Promise<void> {
  expect((await at.call('/health', { token: null })).status).toBe(200);
  expect((await at.call('/v1/archives/lab.zip')).status).toBe(200);
  expect((await at.call('/')).status).toBe(200);
}

it('who reads nothing of a large download takes no memory for it, while another reads on', async () => {
  const slow = await Promise.all(Array.from({ length: 4 }, () => beginAnswer(server)));
  const before = process.memoryUsage.rss();
  let [most, bytes] = [before, 0];
  const fast = await beginAnswer(server);
  fast.on('data', (chunk: Buffer) => {
    if (bytes % mebibyte < chunk.byteLength) most = Math.max(most, process.memoryUsage.rss());
    bytes += chunk.byteLength;
    if (bytes >= large / 4) fast.destroy();
  });
  fast.resume();
  await once(fast, 'close');
  expect(bytes).toBeGreaterThanOrEqual(large / 4);
  expect((most - before) / mebibyte).toBeLessThan(150);
  await servesOthers(server);
  for (const socket of slow) socket.destroy();
}, 120_000);

it.each([
  ['a download', download],
  ['any other answer', '/v1/sites'],
])('who takes nothing of %s for too long is cut off', async (_, path) => {
  // More than the buffers of a connection hold.
  const sites = Array.from({ length: 300_000 }, () => ({ code: 'LAB', description: 'x'.repeat(100) }));
  const engine = withListSites(server.engine, () => Promise.resolve({ sites: sites as never }));
  const strict = await startServer({ engine, limits: { stalledMs: 500 } });
  try {
    putArchives(strict);
    const stalled = await beginAnswer({ ...strict, token: server.token }, path);
    // Who does not read is not told that the other side has gone; who writes is.
    await expect.poll(() => (stalled.write(' '), stalled.destroyed)).toBe(true);
    expect((await strict.call('/health', { token: null })).status).toBe(200);
  } finally {
    await strict.close();
  }
});

it('who waits for an answer may be silent for longer than that, also when the connection had one before', async () => {
  const limits = { stalledMs: 50, waitMs: 500, running: 0 };
  const strict = await startServer({ limits });
  try {
    putArchives(strict);
    await strict.post('/v1/sites', { code: 'LAB' });
    const headers = { Prefer: 'wait=60' };
    const waited = await strict.post('/v1/imports', { site: 'LAB', archive: 'lab.zip' }, { headers });
    expect([waited.status, waited.headers.get('connection')]).toEqual([202, 'keep-alive']);
  } finally {
    await strict.close();
  }
});

it('a body that nobody reads, and that drips in, holds no connection', async () => {
  const socket = open(server.port);
  let text = '';
  socket.on('data', (data) => (text += data.toString('latin1')));
  socket.write(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 1000000\r\n\r\n`);
  await expect.poll(() => (socket.write(' '), socket.destroyed)).toBe(true);
  expect(text).toMatch(/^HTTP\/1\.1 200 .*^connection: close/ims);
});

it('who sends nothing of a piece for too long is cut off, and goes on from what came', async () => {
  const strict = await startServer({ limits: { stalledMs: 500 } });
  try {
    const begun = await strict.post('/v1/uploads', { name: 'x.zip', bytes: 100 });
    const { id } = (await begun.json()) as { id: string };
    const head = [
      `PATCH /v1/uploads/${id}/zip HTTP/1.1`,
      `Host: 127.0.0.1:${strict.port}`,
      `Authorization: Bearer ${strict.token}`,
      'Content-Type: application/octet-stream',
      'Upload-Offset: 0',
      'Content-Length: 100',
    ];
    const cut = await rawRequest(strict.port, `${head.join('\r\n')}\r\n\r\nforty bytes of the hundred that were said`);
    expect(cut).toMatchObject({ status: 0, closed: true });
    await expect
      .poll(async () => (await (await strict.call(`/v1/uploads/${id}`)).json()) as unknown)
      .toMatchObject({ state: 'open', files: [{ path: '', bytes: 41 }] });
  } finally {
    await strict.close();
  }
});

it('a thousand connections that say nothing, or half a request, keep nobody out, and are closed', async () => {
  const sockets = Array.from({ length: 1_000 }, () => open(server.port));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets.slice(500)) socket.write('GET /v1/sites HTTP/1.1\r\nHost:');
  await servesOthers(server);
  const said = await Promise.all(
    sockets.map(async (socket) => {
      let text = '';
      socket.on('data', (data) => (text += data.toString('latin1')));
      await once(socket, 'close');
      return text.split('\r\n')[0];
    }),
  );
  expect(new Set(said)).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  await servesOthers(server);
}, 60_000);
