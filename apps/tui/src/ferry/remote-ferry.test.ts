import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Progress } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLab } from '../testing/command-line.js';
import { startFerry, type RemoteFerry } from './remote-ferry.js';

/** As it is built: a thread starts from a file. */
const entry = new URL('../../dist/ferry/ferry-worker.js', import.meta.url);

let folder: string;
let remote: RemoteFerry;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-thread-'));
  await writeLab(folder);
  remote = startFerry(entry, { home: join(folder, 'home') });
});
afterEach(async () => {
  await remote.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the engine in a thread of its own', () => {
  it('answers as the engine does, with progress', async () => {
    await remote.ferry.createSite({ code: 'PRD' });
    const policy = { ignoreMissing: true };
    const plan = await remote.ferry.planImport({ site: 'PRD', file: join(folder, 'lab.zip'), policy });
    const told: Progress[] = [];
    await remote.ferry.applyImport({ plan }, { onProgress: (progress) => told.push(progress) });
    expect((await remote.ferry.listObjects({ site: 'PRD' })).total).toBe(plan.objects.length);
    expect(told.length).toBeGreaterThan(0);
  });

  it('fails with the errors of the engine', async () => {
    const refused = await remote.ferry.listObjects({ site: 'ABC' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'SITE_UNKNOWN', details: { sites: [] } });
    await expect(remote.ferry.createSite({ code: '!' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('can be cancelled', async () => {
    await remote.ferry.createSite({ code: 'PRD' });
    const policy = { ignoreMissing: true };
    const input = { site: 'PRD', file: join(folder, 'lab.zip'), policy };
    await remote.ferry.applyImport({ plan: await remote.ferry.planImport(input) });
    const plan = await remote.ferry.planExport({ site: 'PRD', roots: ['*'] });
    const stop = new AbortController();
    stop.abort();
    const call = remote.ferry.applyExport({ plan, to: join(folder, 'out.zip') }, { signal: stop.signal });
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(join(folder, 'out.zip'))).toBe(false);
  });
});

describe('a thread that dies', () => {
  it('fails what was asked of it, and the next call starts another one', async () => {
    const starts = join(folder, 'starts');
    const dyingOnce = join(folder, 'dying-once.mjs');
    const lines = [
      "import { appendFileSync, readFileSync } from 'node:fs';",
      "import { parentPort } from 'node:worker_threads';",
      `appendFileSync(${JSON.stringify(starts)}, '|');`,
      `if (readFileSync(${JSON.stringify(starts)}, 'utf8') !== '|') await import(${JSON.stringify(entry.href)});`,
      "else parentPort.once('message', () => { throw new Error('gone'); });",
    ];
    writeFileSync(dyingOnce, lines.join('\n'));
    const dying = startFerry(pathToFileURL(dyingOnce), { home: join(folder, 'home') });
    await expect(dying.ferry.listSites({})).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('gone'),
      stack: expect.stringContaining('dying-once.mjs'),
    });
    for (let call = 0; call < 3; call++) expect(await dying.ferry.listSites({})).toEqual({ sites: [] });
    expect(readFileSync(starts, 'utf8')).toBe('||');
    await dying.close();
    await expect(dying.ferry.listSites({})).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(readFileSync(starts, 'utf8')).toBe('||');
  });
});
