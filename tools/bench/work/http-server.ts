/** The server that is measured, in a process of its own: the API, and beside it a bare Hono route. */
import { serve as serveBare } from '@hono/node-server';
import { createLog, serve } from '@tsferry/api';
import { createEngine } from '@tsferry/engine';
import { Hono } from 'hono';
import { serveEngine } from '@tsferry/engine/thread';

/** Serves as the command line does, with no limit to requests, until standard input ends. Prints its two addresses and a token as a line of JSON. */
export async function serveHttp(home: string, archives: string): Promise<void> {
  const own = createEngine({ home });
  const { engine, close } = serveEngine(own, home);
  const most = Number.MAX_SAFE_INTEGER;
  const serving = await serve({
    engine,
    home,
    archives,
    log: createLog('error'),
    version: '0',
    port: 0,
    host: '127.0.0.1',
    limits: { requests: most, openUploads: most },
  });
  const { token } = await engine.createToken({ name: 'bench', role: 'administrator' });
  const bare = serveBare({ fetch: new Hono().get('/', (c) => c.json({ ok: true })).fetch, port: 0 }, ({ port }) =>
    console.log(JSON.stringify({ url: serving.url, bare: `http://127.0.0.1:${port}/`, token })),
  );
  await new Promise((done) => process.stdin.on('end', done).resume());
  await serving.close(0);
  await close();
  await own.close();
  bare.close();
}
