/** A server that is killed while a job runs: nothing says that the job goes on, and no half of an archive is left. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBigArchive } from './page/testing/big-archive.js';
import { launcher } from '../../apps/tui/src/testing/command-line.js';

let folder: string;
let env: NodeJS.ProcessEnv;
let token: string;
let children: ChildProcess[];

/** Makes the content so large; of zeros, which take no room on most disks. */
const resize = (mebibytes: number): void =>
  truncateSync(join(folder, 'source', 'big_files', 'Large Content', 'x64', 'large.bin'), mebibytes * 1024 ** 2);
const run = (...words: string[]): string =>
  execFileSync(process.execPath, [launcher, ...words], { cwd: folder, env, encoding: 'utf8' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-killed-'));
  env = { ...process.env, TSFERRY_HOME: join(folder, 'home') };
  mkdirSync(join(folder, 'source'));
  children = [];
  const archive = await writeBigArchive(join(folder, 'source'), 64);
  run('site', 'create', 'BIG');
  run('import', archive, '--site', 'BIG', '--yes');
  token = run('token', 'create', 'me', '--role', 'administrator').trim();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Server = { readonly child: ChildProcess; call<Answer>(path: string, body?: object): Promise<Answer> };
type Job = {
  id: string;
  state: string;
  error: { code: string } | null;
  progress: { bytes: number; stage: string } | null;
};

/** The server as the command line starts it, on the same home each time. */
async function serve(): Promise<Server> {
  const child = spawn(process.execPath, [launcher, 'serve', '--port', '0'], { cwd: folder, env, stdio: 'pipe' });
  children.push(child);
  child.stderr.resume();
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Serving on (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Prefer: 'wait=60' };
    return {
      child,
      call: async <Answer>(path: string, body?: object) => {
        const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
        return (await (await fetch(`${url}/v1${path}`, { headers, ...init })).json()) as Answer;
      },
    };
  }
  throw new Error('The server ended.');
}

async function kill({ child }: Server, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

it('a job of a killed server is interrupted, its target holds no half, and the same export succeeds afterwards', async () => {
  const exports = join(folder, 'home', 'exports', 'BIG');
  const input = { site: 'BIG', roots: ['*'], name: 'all' };
  // So large that no machine is done with it before it is killed.
  resize(8192);
  const first = await serve();
  void first.call('/exports', input).catch(() => undefined);
  const jobs = async (server: Server): Promise<Job[]> => (await server.call<{ jobs: Job[] }>('/jobs')).jobs;
  await expect
    .poll(async () => (await jobs(first))[0]?.progress?.bytes ?? 0, { timeout: 30_000, interval: 20 })
    .toBeGreaterThan(0);
  await kill(first, 'SIGKILL');
  for (const name of ['all.zip', 'all_files']) expect(existsSync(join(exports, name))).toBe(false);

  resize(64);
  const second = await serve();
  try {
    expect(await jobs(second)).toMatchObject([{ state: 'interrupted', error: { code: 'INTERRUPTED' } }]);
    expect(await second.call('/archives')).toEqual({ archives: [] });
    expect(readdirSync(exports)).toEqual([]);
    expect(await second.call('/exports', input)).toMatchObject({ applied: true, archive: 'all.zip' });
    expect(readdirSync(exports).sort()).toEqual(['all.zip', 'all_files']);
    expect(run('verify', join(exports, 'all.zip'))).toContain('all.zip');
  } finally {
    await kill(second, 'SIGTERM');
  }
});
