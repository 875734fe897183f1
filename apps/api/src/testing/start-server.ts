import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role } from '@tsferry/domain/shapes';
import { createEngine, type Engine } from '@tsferry/engine';
import { pino } from 'pino';
import { serve, type ServeOptions } from '../serve.js';

/** A real server with a home of its own. */
export type TestServer = {
  /** Temporary folder: `home`, and `archives`, the configured root, are in it. */
  readonly folder: string;
  readonly engine: Engine;
  readonly url: string;
  readonly port: number;
  readonly link: string;
  /** A token of an administrator of all sites. */
  readonly token: string;
  /** Makes another token. */
  makeToken(role: Role, sites?: readonly string[]): Promise<string>;
  /** Calls a route with a token (the administrator's when none is given). */
  call(path: string, init?: RequestInit & { readonly token?: string | null }): Promise<Response>;
  /** The same, with a JSON body. */
  post(path: string, body: unknown, init?: RequestInit & { readonly token?: string | null }): Promise<Response>;
  /** Lines that were logged. */
  readonly logged: readonly string[];
  /** Stops serving; the engine stays open. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a server on a free port of loopback, all its files within a folder; close it when the test is over. */
export async function startServer(options: Partial<ServeOptions> = {}, within = tmpdir()): Promise<TestServer> {
  const folder = mkdtempSync(join(within, 'tsferry-api-'));
  const home = join(folder, 'home');
  const archives = join(folder, 'archives');
  mkdirSync(archives);
  const engine = createEngine({ home });
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const serving = await serve({
    engine,
    home,
    log,
    version: '0.0.0',
    port: 0,
    host: '127.0.0.1',
    archives,
    ...options,
  });
  const makeToken = async (role: Role, sites?: readonly string[]): Promise<string> =>
    (await engine.createToken({ name: role, role, ...(sites ? { sites: [...sites] } : {}) })).token;
  const token = await makeToken('administrator');
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= serving.close(0));
  const call: TestServer['call'] = (path, { token: other = token, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (other !== null) headers.set('Authorization', `Bearer ${other}`);
    return fetch(`${serving.url}${path}`, { redirect: 'manual', ...init, headers });
  };
  return {
    folder,
    engine,
    url: serving.url,
    port: serving.port,
    link: serving.link ?? '',
    token,
    makeToken,
    call,
    post: (path, body, init = {}) =>
      call(path, {
        method: 'POST',
        ...init,
        headers: { 'Content-Type': 'application/json', ...init.headers },
        body: JSON.stringify(body),
      }),
    logged,
    stop,
    async close() {
      await stop();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
