import { AppError } from '@tsferry/domain/error';
import { homedir } from 'node:os';
import manifest from '../../package.json' with { type: 'json' };
import { defineCommand } from '../command.js';
import { homeFolder } from '../home.js';
import { mapOption } from './map-option.js';

type Options = {
  port: string;
  host: string;
  url?: string[];
  archives?: string;
  exports?: string;
  map?: string[];
  tlsCert?: string;
  tlsKey?: string;
  behindProxy?: boolean;
};

/** How long running jobs may go on once the server is told to stop. */
const graceMs = 10_000;

export const serve = defineCommand<Options>({
  words: ['serve'],
  summary: 'Serve the HTTP API and its page',
  arguments: [],
  options: [
    { flags: '--port <port>', text: 'port, 8733 when left out; 0 for any free one' },
    { flags: '--host <address>', text: 'address to bind, 127.0.0.1 when left out' },
    { flags: '--url <url>', text: 'address that browsers use, when it is another one; repeatable', many: true },
    { flags: '--archives <folder>', text: 'folder whose zips may be named by requests', file: true },
    { flags: '--exports <folder>', text: 'folder that exports are written to', file: true },
    mapOption,
    { flags: '--tls-cert <file>', text: 'certificate, PEM', file: true },
    { flags: '--tls-key <file>', text: 'its key, PEM', file: true },
    { flags: '--behind-proxy', text: 'a proxy in front does TLS; needs --url' },
  ],
  examples: [
    'tsferry serve',
    'tsferry serve --archives /srv/archives --exports /srv/exports',
    'tsferry serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --url https://tsferry.contoso.com:8443',
  ],
  async run(shell, _, options) {
    const { env, platform } = process;
    const home = homeFolder({ env, platform, homedir: homedir(), cwd: process.cwd() });
    const engine = await shell.engine();
    const api = await import('@tsferry/api');
    const log = api.createLog();
    const { archives, exports, behindProxy = false, url: urls = [], host = '127.0.0.1' } = options;
    const { parseShareMaps } = await import('@tsferry/wizard');
    const { serveEngine } = await import('@tsferry/engine/thread');
    const thread = serveEngine(engine, home);
    try {
      const serving = await api.serve({
        engine: thread.engine,
        home,
        log,
        host,
        behindProxy,
        urls,
        version: manifest.version,
        port: toPort(options.port ?? '8733'),
        maps: parseShareMaps(options.map),
        ...(archives === undefined ? {} : { archives }),
        ...(exports === undefined ? {} : { exports }),
        ...tlsOf(options),
      });
      log.info({ url: serving.url }, 'serving');
      shell.say(() => [
        `Serving on ${serving.url}`,
        ...(serving.link === null ? [] : [`Open this link once, in a browser: ${serving.link}`]),
        'Ctrl-C stops it.',
      ]);
      await stopped(shell.run.signal);
      await serving.close(graceMs);
      return { json: { url: serving.url, stopped: true }, lines: () => ['Stopped.'] };
    } finally {
      // Also when it could not be started: a thread that goes on keeps the process.
      await thread.close();
    }
  },
});

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new AppError('USAGE', `--port ${text} is not a port.`, { hint: 'Use a number from 0 to 65535.' });
}

function tlsOf({ tlsCert, tlsKey }: Options): { tls?: { cert: string; key: string } } {
  if (tlsCert === undefined && tlsKey === undefined) return {};
  if (tlsCert !== undefined && tlsKey !== undefined) return { tls: { cert: tlsCert, key: tlsKey } };
  throw new AppError('USAGE', 'TLS needs a certificate and its key.', { hint: 'Give both --tls-cert and --tls-key.' });
}

function stopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', () => done(), { once: true });
  });
}
