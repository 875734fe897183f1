/** How long one request keeps the server from answering another: asked over a second connection, all the while. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createEngine } from '@tsferry/engine';
import { makeObjectArchive } from '../data/archives.js';
import { makeObjects } from '../data/objects.js';
import { withServer, type Server } from './http.js';

/** Asks `/health` over one connection, again and again, and tells the longest wait since it was asked last. */
const prober = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Agent, get } = require('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let longest = 0;
  parentPort.on('message', () => { parentPort.postMessage(longest); longest = 0; });
  (function ask() {
    const start = performance.now();
    get(workerData, { agent }, (answer) => answer.resume().on('end', () => {
      longest = Math.max(longest, performance.now() - start);
      setTimeout(ask, 1);
    }));
  })();
`;

type Call = {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
  /** Whose token: of a role; left out: none. */
  readonly role?: Role;
};
type Role = 'reader' | 'exporter' | 'importer' | 'administrator';

/** The largest body that is taken for a plan, with this text in every place. */
const mebibytes4 = 4 * 1024 ** 2;
const filled = (make: (count: number) => string, most = mebibytes4): string => {
  let count = 10_000;
  while (make(count).length > most) count = Math.floor(count * 0.95);
  return make(count);
};
const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join();
const decisions = (decision: string, idLength: number) => (count: number) =>
  `{"site":"LAB","archive":"bench.zip","content":false,"policy":{"ignoreMissing":true,"byId":{${many(count, (at) => `"${String(at).padStart(idLength, 'x')}":${decision}`)}}}}`;
const roots = (length: number) => (count: number) =>
  `{"site":"LAB","roots":[${many(count, (at) => `"${String(at).padStart(length, 'x')}"`)}]}`;
const unknownNames = (count: number): string => `{"site":"LAB",${many(count, (at) => `"${at}":0`)}}`;

/** A wait below so many milliseconds is not measured again. */
const mostMs = 50;

/** Milliseconds by call: the shortest of some rounds of the longest wait of each. */
export async function holdLoop(folder: string, plan: string): Promise<Record<string, number>> {
  const { objects, rounds } = JSON.parse(plan) as { objects: number; rounds: number };
  const [home, archives] = [join(folder, 'home'), join(folder, 'archives')];
  mkdirSync(archives, { recursive: true });
  const engine = createEngine({ home });
  await engine.createSite({ code: 'LAB' });
  const file = join(archives, 'bench.zip');
  await makeObjectArchive(file, makeObjects(objects));
  const policy = { ignoreMissing: true };
  await engine.applyImport({ plan: await engine.planImport({ site: 'LAB', file, content: false, policy }) });
  const roles: readonly Role[] = ['reader', 'exporter', 'importer', 'administrator'];
  const tokens = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [role, (await engine.createToken({ name: role, role })).token] as const),
    ),
  ) as Record<Role, string>;
  await engine.close();
  return withServer(home, archives, async (server) => {
    const worker = new Worker(prober, { eval: true, workerData: `${server.url}/health` });
    const longest = (): Promise<number> =>
      new Promise((done) => {
        worker.once('message', done);
        worker.postMessage('');
      });
    const parts: Record<string, number> = {};
    try {
      for (const [name, call] of Object.entries(await calls(server, tokens))) {
        // One long wait may be that of another program: what is short once is short.
        for (let round = 0; round < rounds && (parts[name] ?? Infinity) >= mostMs; round++) {
          await longest();
          await send(server.url, call, tokens);
          parts[name] = Math.min(parts[name] ?? Infinity, await longest());
        }
      }
    } finally {
      await worker.terminate();
    }
    return parts;
  });
}

async function calls(server: Server, tokens: Record<Role, string>): Promise<Record<string, Call>> {
  const json = (path: string, body: string, role?: Role): Call => ({
    method: 'POST',
    path,
    body,
    ...(role ? { role } : {}),
  });
  const form = (path: string, body: string, role?: Role): Call => ({
    ...json(path, body, role),
    type: 'application/x-www-form-urlencoded',
  });
  const plan = '{"site":"LAB","archive":"bench.zip","content":false,"policy":{"ignoreMissing":true}}';
  const made = await send(server.url, json('/v1/import-plans', plan, 'importer'), tokens);
  const { id } = JSON.parse(made) as { id: string };
  const overwritten = await send(
    server.url,
    json('/v1/import-plans', plan.replace('"ignoreMissing"', '"default":"overwrite","ignoreMissing"'), 'administrator'),
    tokens,
  );
  const overwrite = (JSON.parse(overwritten) as { id: string }).id;
  return {
    'nothing, for comparison': { method: 'GET', path: '/health' },
    'POST /session of 8 KiB, as JSON': json('/session', `{"token":"${'x'.repeat(8000)}"}`),
    'POST /session of 8 KiB, as a form': form('/session', '+'.repeat(8 * 1024)),
    'POST /session of 4 MiB': json('/session', unknownNames(400_000)),
    'a reader plans an import with 4 MiB': json('/v1/import-plans', unknownNames(400_000), 'reader'),
    'a reader plans an import with 64 KiB': json('/v1/import-plans', unknownNames(7_000), 'reader'),
    'an import plan with 10,000 decisions': json(
      '/v1/import-plans',
      filled(decisions('{"action":"ignore"}', 12)),
      'importer',
    ),
    'an import plan with 10,000 long decisions': json(
      '/v1/import-plans',
      filled(decisions('{"action":"ignore"}', 380)),
      'importer',
    ),
    'an import plan with 10,000 wrong decisions': json(
      '/v1/import-plans',
      filled(decisions('{"action":"x"}', 12)),
      'importer',
    ),
    'an import plan with 10,000 wrong long decisions': json(
      '/v1/import-plans',
      filled(decisions('{"action":"x"}', 380)),
      'importer',
    ),
    'an import plan with 10,000 unknown names': json('/v1/import-plans', unknownNames(9_998), 'importer'),
    'an import plan of 4 MiB that is refused': json('/v1/import-plans', unknownNames(400_000), 'importer'),
    'a change with 10,000 decisions': json(
      `/v1/import-plans/${id}/changes`,
      filled((count) =>
        decisions('{"action":"ignore"}', 380)(count).replace('"site":"LAB","archive":"bench.zip",', ''),
      ),
      'importer',
    ),
    'an import in one call with 10,000 decisions': json(
      '/v1/imports',
      filled(decisions('{"action":"ignore"}', 380)),
      'importer',
    ),
    'an export plan with 10,000 roots': json('/v1/export-plans', filled(roots(390)), 'exporter'),
    'an export in one call with 10,000 roots': json(
      '/v1/exports',
      filled(roots(390)).replace('{', '{"name":"x",'),
      'exporter',
    ),
    'a form of the export with 2 MiB': form(
      '/export',
      `site=LAB&${filled((count) => many(count, (at) => `root=${at}`).replaceAll(',', '&'), 2 ** 21)}`,
      'exporter',
    ),
    'a form of decisions with 2 MiB': form(
      `/import/decide`,
      `plan=${id}&${filled((count) => many(count * 2, (at) => `row.${String(at).padStart(80, 'x')}=ignore`).replaceAll(',', '&'), 2 ** 21)}`,
      'importer',
    ),
    'an import plan': json('/v1/import-plans', plan, 'importer'),
    'an import plan, shown': { method: 'GET', path: `/v1/import-plans/${id}`, role: 'importer' },
    'an import plan, shown on the page': { method: 'GET', path: `/?import=${id}`, role: 'importer' },
    'an import plan, its report': { method: 'GET', path: `/v1/import-plans/${id}/report`, role: 'importer' },
    'an import plan, its differences': {
      method: 'GET',
      path: `/v1/import-plans/${overwrite}/differences`,
      role: 'administrator',
    },
    'an export plan of everything': json(
      '/v1/export-plans',
      '{"site":"LAB","roots":["*"],"content":false}',
      'exporter',
    ),
    'an archive, inspected': { method: 'GET', path: '/v1/archives/bench.zip', role: 'reader' },
    'an archive on the page': { method: 'GET', path: '/?archive=bench.zip', role: 'reader' },
    'objects of a site': { method: 'GET', path: '/v1/sites/LAB/objects?limit=1000', role: 'reader' },
    'a site on the page': { method: 'GET', path: '/?site=LAB', role: 'reader' },
  };
}

async function send(
  url: string,
  { method, path, body, type, role }: Call,
  tokens: Record<Role, string>,
): Promise<string> {
  const headers: Record<string, string> = { 'Content-Type': type ?? 'application/json' };
  if (role !== undefined) headers['Authorization'] = `Bearer ${tokens[role]}`;
  const init: RequestInit = { method, headers, redirect: 'manual' };
  // A server that refuses a body before it has come may close the connection under it.
  try {
    return await (await fetch(`${url}${path}`, body === undefined ? init : { ...init, body })).text();
  } catch {
    return '';
  }
}
