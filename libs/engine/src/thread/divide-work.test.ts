import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerOfThisMachine } from '../access/principal.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';
import { writeSmallLab } from '../testing/small-lab.js';
import { divideWork } from './divide-work.js';
import { startEngineThread, type EngineThread } from './start-thread.js';

let folder: string;
let own: Engine;
let thread: EngineThread;
let engine: Engine;

/** What a thread answers here that can do nothing: whatever fails so has been asked of the thread. */
const asked = { code: 'INTERNAL', message: expect.stringContaining('asked') };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-serving-'));
  await writeSmallLab(folder);
  const entry = join(folder, 'thread.mjs');
  writeFileSync(
    entry,
    "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('asked'); });",
  );
  own = createEngine({ home: join(folder, 'home') });
  thread = startEngineThread({ home: folder }, pathToFileURL(entry));
  engine = divideWork(own, thread.engine);
});
afterEach(async () => {
  await thread.close();
  await own.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the engine of a server', () => {
  it('plans, and reads archives, in the thread', async () => {
    const file = join(folder, 'lab.zip');
    for (const work of [
      () => engine.inspectArchive({ file }),
      () => engine.verifyArchive({ file }),
      () => engine.planImport({ site: 'LAB', file }),
      () => engine.planExport({ site: 'LAB', roots: ['*'] }),
      () => engine.showClosure({ site: 'LAB', id: 'LAB00001' }),
      () => engine.showObject({ site: 'LAB', id: 'LAB00001' }),
      () => engine.listObjects({ file }),
      () => engine.showObject({ file, id: 'LAB00001' }),
      () => engine.explain({ site: 'LAB', id: 'LAB00001' }),
    ]) {
      await expect(work()).rejects.toMatchObject(asked);
    }
  });

  it('does so for a principal too', async () => {
    const allowed = engine.for(ownerOfThisMachine);
    await expect(allowed.inspectArchive({ file: join(folder, 'lab.zip') })).rejects.toMatchObject(asked);
    expect(await allowed.listSites({})).toEqual({ sites: [] });
  });

  it('answers what is light itself', async () => {
    expect(await engine.createSite({ code: 'LAB' })).toMatchObject({ code: 'LAB' });
    expect((await engine.listSites({})).sites).toHaveLength(1);
    expect(await engine.listObjects({ site: 'LAB' })).toEqual({ objects: [], total: 0 });
    expect(await engine.createToken({ name: 'ci', role: 'reader', sites: ['LAB'] })).toMatchObject({ role: 'reader' });
  });
});
