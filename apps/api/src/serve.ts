/** Starts the server: checks that it is not open to everybody, binds, serves, and ends without losing work. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFile, realpath } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { ShareMap } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import type { Engine } from '@tsferry/engine';
import type { Logger } from 'pino';
import { createApp } from './create-app.js';
import { createService } from './create-service.js';
import { isLoopback, requireClosed } from './security/binding.js';
import { guardSocket } from './security/guard-socket.js';
import { createOneTimeLink } from './security/one-time-link.js';
import { pageToken } from './security/page-token.js';
import { sweep } from './sweep.js';
import { defaultLimits, type Limits, type Settings } from './settings.js';

/** What nobody needs any more goes at the start, and every hour. */
const sweepEveryMs = 60 * 60 * 1000;

/** What a server is started with. Paths may be relative. */
export type ServeOptions = {
  readonly engine: Engine;
  /** Folder of the installation: uploads and exports go below it when no other folder is named. */
  readonly home: string;
  readonly log: Logger;
  readonly version: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly archives?: string;
  readonly exports?: string;
  readonly maps?: readonly ShareMap[];
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Another program on the way here does TLS. */
  readonly behindProxy?: boolean;
  /** Addresses that browsers use, when they are not the one that is bound. */
  readonly urls?: readonly string[];
  readonly limits?: Partial<Limits>;
};

/** A server that serves. */
export type Serving = {
  readonly url: string;
  readonly port: number;
  /** Lets a browser in, once; null when not bound to loopback. */
  readonly link: string | null;
  /** Stops: no new requests, jobs get `graceMs` to end. */
  readonly close: (graceMs: number) => Promise<void>;
};

/** Starts a server. Throws USAGE when it would be open to everybody or cannot be bound. */
export async function serve(options: ServeOptions): Promise<Serving> {
  await requireClosed(options);
  const server = await makeServer(options.tls);
  const begin = answerLater(server);
  const port = await listen(server, options.host, options.port);
  try {
    return await serveOn(server, begin, port, options);
  } catch (error) {
    // What listens keeps the process.
    server.close();
    server.closeAllConnections();
    throw error;
  }
}

/**
 * Attaches the handler before the server listens: Node drops a request that finds none. Requests wait until the returned
 * function is given what answers them; that needs the port, which is known only once the server listens.
 */
function answerLater(server: Server): (listener: RequestListener) => void {
  let begin!: (listener: RequestListener) => void;
  const begun = new Promise<RequestListener>((done) => (begin = done));
  server.on('request', (request, response) => void begun.then((listener) => listener(request, response)));
  return begin;
}

async function serveOn(
  server: Server,
  begin: (listener: RequestListener) => void,
  port: number,
  options: ServeOptions,
): Promise<Serving> {
  const { engine, host, log, version } = options;
  const scheme = options.tls ? 'https' : 'http';
  const name = host.includes(':') ? `[${host}]` : host;
  const own = [name, ...(isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [])];
  const urls = [...own.map((one) => new URL(`${scheme}://${one}:${port}`)), ...(options.urls ?? []).map(toUrl)];
  const home = await realFolder(options.home);
  const settings: Settings = {
    hosts: urls.flatMap(({ host: known, hostname, port: given, protocol }) =>
      given === '' ? [known, `${hostname}:${protocol === 'https:' ? 443 : 80}`] : [known],
    ),
    origins: urls.map(({ origin }) => origin),
    secure: options.tls !== undefined || options.behindProxy === true,
    home,
    archives: options.archives === undefined ? null : await realFolder(options.archives),
    exports: await realFolder(options.exports ?? join(home, 'exports')),
    uploads: join(home, 'uploads'),
    maps: await Promise.all(
      (options.maps ?? []).map(async ({ unc, folder }) => ({ unc, folder: await realFolder(folder) })),
    ),
    limits: { ...defaultLimits, ...options.limits },
  };
  const service = createService({ engine, settings, log });
  const link = createOneTimeLink();
  const app = createApp(service, { link, version });
  begin(guardSocket(getRequestListener(app.fetch, { overrideGlobalObjects: false })));
  // What cannot be undone now must not keep the server from serving.
  await service.tidy.all().catch((err: unknown) => log.error({ err }, 'what a killed server left is not undone'));
  await sweep(service);
  const sweeping = setInterval(() => {
    void sweep(service).catch((err: unknown) => log.error({ err }, 'nothing was swept'));
  }, sweepEveryMs).unref();
  await service.jobs.resume();
  const url = options.urls?.[0] ?? `${scheme}://${name}:${port}`;
  return {
    url,
    port,
    link: isLoopback(host) ? `${url}/enter/${link.make(await pageToken(engine))}` : null,
    async close(graceMs) {
      clearInterval(sweeping);
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await service.jobs.close(graceMs);
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * A folder as the system names it, links followed as far as it is there: errors name it so, and what answers hide of it
 * must be the same text.
 */
async function realFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    return await realpath(path);
  } catch {
    return path === dirname(path) ? path : join(await realFolder(dirname(path)), basename(path));
  }
}

function toUrl(text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new AppError('USAGE', `--url ${text} is not an address such as https://tsferry.contoso.com.`, {
    hint: 'Give the address that browsers use.',
  });
}

async function makeServer(tls: ServeOptions['tls']): Promise<Server> {
  const options = {
    // The address of an export names every root.
    maxHeaderSize: 64 * 1024,
    headersTimeout: 10_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
    // A piece of an upload may take hours. Every body has a time of its own: `bodyMs`, or `stalledMs` for files.
    requestTimeout: 0,
  };
  if (!tls) return createServer(options);
  const [cert, key] = await Promise.all([tls.cert, tls.key].map((path) => readTls(path)));
  try {
    return createTlsServer({ ...options, cert, key, minVersion: 'TLSv1.2' });
  } catch (cause) {
    throw new AppError(
      'USAGE',
      `The certificate ${tls.cert} and the key ${tls.key} cannot be used: ${String(cause)}.`,
      {
        hint: 'Both must be PEM files, and belong together.',
        cause,
      },
    );
  }
}

async function readTls(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AppError('INPUT_READ', `${path} cannot be read: ${String(cause)}.`, {
      hint: 'Name a PEM file that this user may read.',
      details: { path },
      cause,
    });
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      fail(
        new AppError('TARGET_BUSY', `The address ${host}:${port} cannot be used: ${cause.message}.`, {
          hint: 'Choose another one with --port or --host.',
          details: { host, port, reason: cause.code ?? '' },
          cause,
        }),
      ),
    );
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}
