import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { serve } from './serve.js';
import { startServer } from './testing/start-server.js';
import { sendPiece } from './testing/upload-pair.js';

it('a server that starts takes away what was given up long ago, and nothing else', async () => {
  const server = await startServer();
  try {
    const begin = async (): Promise<string> =>
      ((await (await server.post('/v1/uploads', { name: 'x.zip', bytes: 10 })).json()) as { id: string }).id;
    const [old, young] = [await begin(), await begin()];
    for (const id of [old, young]) await sendPiece(server, `/v1/uploads/${id}/zip`, 0, Buffer.from('x'));
    await fetch(server.link, { redirect: 'manual' });
    const { records } = server.engine;
    const upload = (await records.get('upload', old))!;
    await records.remove('upload', old);
    await records.add({ ...upload, created: '2020-01-01T00:00:00.000Z' });
    const plan = { kind: 'import-plan', owner: 'somebody', state: 'open', data: {} };
    for (const id of ['a', 'b', 'c']) await records.add({ ...plan, id, created: '2020-01-01T00:00:00.000Z' });
    await records.add({ ...plan, id: 'young', created: new Date().toISOString() });
    await server.stop();

    const home = join(server.folder, 'home');
    const log = pino({ level: 'silent' });
    const other = await serve({ engine: server.engine, home, log, version: '0', port: 0, host: '127.0.0.1' });
    await other.close(0);
    const folders = [old, young].map((id) => existsSync(join(home, 'uploads', id)));
    expect(folders).toEqual([false, true]);
    expect((await records.list({ kind: 'upload' })).records.map(({ id }) => id)).toEqual([young]);
    expect((await records.list({ kind: 'import-plan' })).records.map(({ id }) => id)).toEqual(['young']);
    expect((await records.list({ kind: 'session' })).total).toBe(1);
  } finally {
    await server.close();
  }
});
