import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Progress } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSmallLab } from '../testing/small-lab.js';
import { startEngineThread, type EngineThread } from './start-thread.js';

/** The thread from source: a thread starts from a file, which Node itself must be able to read. */
const started = [
  `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};`,
  'register();',
  `await import(${JSON.stringify(new URL('./engine-thread.ts', import.meta.url).href)});`,
];

let entry: URL;
let folder: string;
let remote: EngineThread;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-thread-'));
  await writeSmallLab(folder);
  writeFileSync(join(folder, 'thread.mjs'), started.join('\n'));
  entry = pathToFileURL(join(folder, 'thread.mjs'));
  remote = startEngineThread({ home: join(folder, 'home') }, entry);
});
afterEach(async () => {
  await remote.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the engine in a thread of its own', () => {
  it('answers as the engine does, with progress', async () => {
    await remote.engine.createSite({ code: 'PRD' });
    const policy = { ignoreMissing: true };
    const plan = await remote.engine.planImport({ site: 'PRD', file: join(folder, 'lab.zip'), policy });
    const told: Progress[] = [];
    await remote.engine.applyImport({ plan }, { onProgress: (progress) => told.push(progress) });
    expect((await remote.engine.listObjects({ site: 'PRD' })).total).toBe(plan.objects.length);
    expect(told.length).toBeGreaterThan(0);
  });

  it('fails with the errors of the engine', async () => {
    const refused = await remote.engine.listObjects({ site: 'ABC' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'SITE_UNKNOWN', details: { sites: [] } });
    await expect(remote.engine.createSite({ code: '!' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('can be cancelled', async () => {
    await remote.engine.createSite({ code: 'PRD' });
    const policy = { ignoreMissing: true };
    const input = { site: 'PRD', file: join(folder, 'lab.zip'), policy };
    await remote.engine.applyImport({ plan: await remote.engine.planImport(input) });
    const plan = await remote.engine.planExport({ site: 'PRD', roots: ['*'] });
    const stop = new AbortController();
    stop.abort();
    const call = remote.engine.applyExport({ plan, to: join(folder, 'out.zip') }, { signal: stop.signal });
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
    const dying = startEngineThread({ home: join(folder, 'home') }, pathToFileURL(dyingOnce));
    await expect(dying.engine.listSites({})).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('gone'),
      stack: expect.stringContaining('dying-once.mjs'),
    });
    for (let call = 0; call < 3; call++) expect(await dying.engine.listSites({})).toEqual({ sites: [] });
    expect(readFileSync(starts, 'utf8')).toBe('||');
    await dying.close();
    await expect(dying.engine.listSites({})).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(readFileSync(starts, 'utf8')).toBe('||');
  });
});
