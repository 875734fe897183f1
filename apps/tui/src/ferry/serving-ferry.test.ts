import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFerry, type Ferry } from '@tsferry/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLab } from '../testing/command-line.js';
import { startFerry, type RemoteFerry } from './remote-ferry.js';
import { divideWork } from './serving-ferry.js';

let folder: string;
let own: Ferry;
let thread: RemoteFerry;
let ferry: Ferry;

/** What a thread answers here that can do nothing: whatever fails so has been asked of the thread. */
const asked = { code: 'INTERNAL', message: expect.stringContaining('asked') };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-serving-'));
  await writeLab(folder);
  const entry = join(folder, 'thread.mjs');
  writeFileSync(
    entry,
    "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('asked'); });",
  );
  own = createFerry({ home: join(folder, 'home') });
  thread = startFerry(pathToFileURL(entry), { home: folder });
  ferry = divideWork(own, thread.ferry);
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
      () => ferry.inspectArchive({ file }),
      () => ferry.verifyArchive({ file }),
      () => ferry.planImport({ site: 'LAB', file }),
      () => ferry.planExport({ site: 'LAB', roots: ['*'] }),
      () => ferry.showClosure({ site: 'LAB', id: 'LAB00001' }),
      () => ferry.listObjects({ file }),
      () => ferry.showObject({ file, id: 'LAB00001' }),
      () => ferry.explain({ site: 'LAB', id: 'LAB00001' }),
    ]) {
      await expect(work()).rejects.toMatchObject(asked);
    }
  });

  it('answers what is light itself', async () => {
    expect(await ferry.createSite({ code: 'LAB' })).toMatchObject({ code: 'LAB' });
    expect((await ferry.listSites({})).sites).toHaveLength(1);
    expect(await ferry.listObjects({ site: 'LAB' })).toEqual({ objects: [], total: 0 });
    await expect(ferry.showObject({ site: 'LAB', id: 'LAB00001' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await ferry.createToken({ name: 'ci', role: 'reader', sites: ['LAB'] })).toMatchObject({ role: 'reader' });
  });
});
