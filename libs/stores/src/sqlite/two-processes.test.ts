import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../catalog.js';
import { sampleObject, sampleSite } from '../testing/sample-site.js';
import { startChild, type Child } from '../testing/start-child.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

async function homeWithSite(): Promise<string> {
  const home = temporaryFolder();
  const catalog = await openCatalog({ home });
  await catalog.create(sampleSite());
  await catalog.close();
  return home;
}

/** A process that holds the write lock of a store until it hears a line. */
async function holdLock(home: string, statement: string): Promise<Child> {
  const child = startChild(
    `const { DatabaseSync } = await loadSqlite();
     const database = new DatabaseSync(path);
     database.exec(statement);
     await say('held');
     await hear();
     database.exec('commit');
     await say('released');`,
    { path: join(home, 'tsferry.sqlite'), statement },
  );
  expect(await child.line()).toBe('held');
  return child;
}

describe('two processes', () => {
  it('write at once and lose nothing', async () => {
    const home = await homeWithSite();
    const children = [0, 1].map(() =>
      startChild(
        `const site = await (await openCatalog({ home })).open('LAB');
         await say('ready');
         await hear();
         for (let time = 0; time < 100; time++) {
           await site.write(async (writer) => {
             const next = await writer.nextNumber();
             await writer.put(sampleObject({ id: 'LAB' + next }));
             await writer.setNextNumber(next + 1);
           });
         }`,
        { home },
      ),
    );
    for (const child of children) expect(await child.line()).toBe('ready');
    for (const child of children) child.send('go');
    for (const child of children) expect(await child.ended()).toBe('done');

    const catalog = await openCatalog({ home });
    const site = await catalog.open('LAB');
    expect(await site.read((reader) => reader.nextNumber())).toBe(201);
    expect(await site.read((reader) => reader.heads())).toHaveLength(200);
    await catalog.close();
  });

  it('set up one new store at once: one does it, the other waits', async () => {
    const rounds = Array.from({ length: 5 }, () => temporaryFolder());
    const children = ['AAA', 'BBB'].map((code) =>
      startChild(
        `await tryTo((await openCatalog({ home: rounds[0] + '/warm-' + code })).create(sampleSite(code)));
         for (const home of rounds) {
           await say('ready');
           await hear();
           const catalog = await openCatalog({ home });
           await say(await tryTo(catalog.create(sampleSite(code))));
           await catalog.close();
         }`,
        { rounds, code },
      ),
    );
    for (const home of rounds) {
      for (const child of children) expect(await child.line()).toBe('ready');
      for (const child of children) child.send('go');
      for (const child of children) expect(await child.line()).toBe('done');

      const catalog = await openCatalog({ home });
      expect((await catalog.list()).map((site) => site.code)).toEqual(['AAA', 'BBB']);
      await catalog.close();
    }
    for (const child of children) expect(await child.ended()).toBe('done');
  });

  it('get a busy error after the bounded wait, with the event loop going on, and can read meanwhile', async () => {
    const home = await homeWithSite();
    const other = await holdLock(home, 'begin exclusive');
    const catalog = await openCatalog({ home, waitMs: 400 });
    const site = await catalog.open('LAB');
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    await expect(site.write((writer) => writer.put(sampleObject()))).rejects.toMatchObject({
      code: 'STORE_BUSY',
      message: expect.stringMatching(/tsferry\.sqlite is being written by another process \(waited \d+\.\d s\)/),
    });
    clearInterval(clock);

    expect(turns).toBeGreaterThan(10);
    expect(await site.read((reader) => reader.heads())).toEqual([]);

    // A lock whose holder was killed is free.
    await other.kill();
    await site.write((writer) => writer.put(sampleObject()));
    expect(await site.read((reader) => reader.heads())).toHaveLength(1);
    await catalog.close();
  });

  it('wait for each other and go on when the lock is free', async () => {
    const home = await homeWithSite();
    const other = await holdLock(home, 'begin immediate');
    const catalog = await openCatalog({ home });
    const site = await catalog.open('LAB');

    const writing = site.write((writer) => writer.put(sampleObject()));
    other.send('release');
    await writing;

    expect(await other.line()).toBe('released');
    expect(await site.read((reader) => reader.heads())).toHaveLength(1);
    await catalog.close();
  });
});

describe('one process', () => {
  it('gets a busy error, and does not hang, when a write starts another', async () => {
    const catalog = await openCatalog({ home: await homeWithSite(), waitMs: 100 });
    const site = await catalog.open('LAB');

    const nested = site.write(() => site.write((writer) => writer.put(sampleObject())));

    await expect(nested).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await site.write((writer) => writer.put(sampleObject()));
    await catalog.close();
  });

  it('lets other work go on while it writes much', async () => {
    const catalog = await openCatalog({ home: await homeWithSite() });
    const site = await catalog.open('LAB');
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    await site.write(async (writer) => {
      for (let at = 0; at < 5_000; at++) await writer.put(sampleObject({ id: `LAB${at}` }));
    });
    clearInterval(clock);

    expect(turns).toBeGreaterThan(5);
    await catalog.close();
  });
});
