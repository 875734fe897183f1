/** What is allowed to be large takes no memory for it. */
import { statSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { startServer } from './testing/start-server.js';

const mebibyte = 1024 ** 2;
const large = 2048 * mebibyte;

it('an upload of 2 GiB in one piece grows the server by less than 150 MiB', async () => {
  const server = await startServer();
  try {
    const begun = await server.post('/v1/uploads', { name: 'large.zip', bytes: large });
    const { id } = (await begun.json()) as { id: string };
    const before = process.memoryUsage.rss();
    let most = before;
    const chunk = Buffer.alloc(mebibyte, 'x');
    const chunks = function* (): Generator<Buffer> {
      for (let sent = 0; sent < large; sent += mebibyte) {
        most = Math.max(most, process.memoryUsage.rss());
        yield chunk;
      }
    };
    const sending = request(`${server.url}/v1/uploads/${id}/zip`, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${server.token}`,
        'Content-Type': 'application/octet-stream',
        'Content-Length': large,
        'Upload-Offset': 0,
      },
    });
    const [[answer]] = await Promise.all([
      once(sending, 'response') as Promise<[IncomingMessage]>,
      pipeline(Readable.from(chunks()), sending),
    ]);
    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([204, String(large)]);
    expect(statSync(join(server.folder, 'home', 'uploads', id, 'large.zip')).size).toBe(large);
    expect((most - before) / mebibyte).toBeLessThan(150);
  } finally {
    await server.close();
  }
}, 120_000);
