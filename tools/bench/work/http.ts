/** The server in one process, its clients in this one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEngine } from '@tsferry/engine';
import { makeObjectArchive } from '../data/archives.js';
import { makeObjects } from '../data/objects.js';
import { load, type Call } from './http-load.js';
import { uploadMany } from './http-upload.js';

/** The parts of a site that is too large for one archive name objects of each other. */
const policy = { ignoreMissing: true };

/** A server that is measured. */
export type Server = { readonly url: string; readonly bare: string; readonly token: string };

/** Requests a second and the 99th percentile of their milliseconds, for each call and number of connections. */
export async function loadHttp(folder: string, plan: string): Promise<Record<string, number>> {
  const { objects, archived, connections, seconds } = JSON.parse(plan) as {
    objects: number;
    archived: number;
    connections: number[];
    seconds: number;
  };
  const [home, archives] = [join(folder, 'home'), join(folder, 'archives')];
  mkdirSync(archives, { recursive: true });
  const engine = createEngine({ home });
  await engine.createSite({ code: 'LAB' });
  const made = makeObjects(objects);
  const file = join(archives, 'bench.zip');
  // What is inspected and planned later comes last.
  for (const part of [made.slice(archived), made.slice(0, archived)].filter(({ length }) => length > 0)) {
    await makeObjectArchive(file, part);
    await engine.applyImport({ plan: await engine.planImport({ site: 'LAB', file, content: false, policy }) });
  }
  await engine.close();
  return withServer(home, archives, async ({ url, bare, token }) => {
    const calls: Record<string, Call> = {
      bare: { url: bare },
      list: { url: `${url}/v1/sites/LAB/objects?limit=100`, token },
      inspect: { url: `${url}/v1/archives/bench.zip`, token },
      plan: {
        url: `${url}/v1/import-plans`,
        token,
        body: { site: 'LAB', archive: 'bench.zip', content: false, policy },
      },
    };
    const parts: Record<string, number> = {};
    for (const many of connections) {
      for (const [name, call] of Object.entries(calls)) {
        const { perSecond, p99 } = await load(call, many, seconds);
        parts[`${name} ${many} per second`] = perSecond;
        parts[`${name} ${many} p99`] = p99;
      }
    }
    return parts;
  });
}

/** Peak memory of the server in MiB while uploads run. */
export async function uploadHttp(folder: string, plan: string): Promise<Record<string, number>> {
  const { uploads, uploadBytes } = JSON.parse(plan) as { uploads: number; uploadBytes: number };
  const archives = join(folder, 'archives');
  mkdirSync(archives, { recursive: true });
  return withServer(join(folder, 'home'), archives, async ({ url, token }) => {
    await uploadMany(url, token, uploads, uploadBytes);
    return {};
  });
}

/** Runs `work` against a server; its peak memory in MiB is among what is answered. */
export async function withServer(
  home: string,
  archives: string,
  work: (server: Server) => Promise<Record<string, number>>,
): Promise<Record<string, number>> {
  const child = spawn(process.execPath, [process.argv[1]!, 'http-server', home, archives], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = linesOf(child);
  const parts = await work(JSON.parse((await lines.next()).value ?? '') as Server);
  child.stdin!.end();
  const ended = JSON.parse((await lines.next()).value ?? '') as { mib: number };
  return { ...parts, 'server MiB': ended.mib };
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  return createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
}
