import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../catalog.js';
import { sampleObject, sampleSite } from '../testing/sample-site.js';
import { startChild } from '../testing/start-child.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { loadSqlite } from './node-sqlite.js';

const objects = 200;

/** 200 objects of 20 kB: more than fits the page cache, so that pages reach the disk before the commit. */
const putAll = `
  const putAll = async (writer, version, during = async () => {}) => {
    for (let at = 0; at < ${objects}; at++) {
      const sideFiles = { 'a.xml': { kind: 'text', text: String(version).padEnd(20000, 'x') } };
      await writer.put(sampleObject({ id: 'LAB' + at, version, sideFiles }));
      await during(at);
    }
  };
`;

async function integrity(home: string): Promise<unknown> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(join(home, 'tsferry.sqlite'));
  try {
    return database
      .prepare('pragma integrity_check')
      .all()
      .map((row) => Object.values(row as object)[0]);
  } finally {
    database.close();
  }
}

/** Versions in the store, of heads and of definitions, each once. */
async function versions(home: string): Promise<number[]> {
  const catalog = await openCatalog({ home });
  const site = await catalog.open('LAB');
  const found = await site.read(async (reader) => {
    const heads = await reader.heads();
    expect(heads).toHaveLength(objects);
    const texts = await Promise.all(
      heads.map(async (head) => {
        const file = (await reader.get(head))?.sideFiles['a.xml'];
        return file?.kind === 'text' ? Number.parseInt(file.text) : Number.NaN;
      }),
    );
    return new Set([...heads.map((head) => head.version), ...texts]);
  });
  await catalog.close();
  return [...found];
}

async function homeWithObjects(): Promise<string> {
  const home = temporaryFolder();
  const catalog = await openCatalog({ home });
  await catalog.create(sampleSite());
  await (
    await catalog.open('LAB')
  ).write(async (writer) => {
    for (let at = 0; at < objects; at++) {
      await writer.put(sampleObject({ id: `LAB${at}`, sideFiles: { 'a.xml': { kind: 'text', text: '1' } } }));
    }
  });
  await catalog.close();
  return home;
}

describe('a process that is killed', () => {
  it.each([
    ['in the middle, with pages on the disk', 'put 150', 1],
    ['after the last object, before the commit', 'all put', 1],
    ['right after the commit', 'committed', 2],
  ])('%s leaves all of its write, or nothing', async (_, point, version) => {
    const home = await homeWithObjects();
    const child = startChild(
      `${putAll}
       const at = async (here) => { if (here === point) { await say('here'); await forever(); } };
       const site = await (await openCatalog({ home })).open('LAB');
       await site.write(async (writer) => {
         await putAll(writer, 2, (index) => at('put ' + index));
         await at('all put');
       });
       await at('committed');`,
      { home, point },
    );
    expect(await child.line()).toBe('here');
    await child.kill();

    expect(await versions(home)).toEqual([version]);
    expect(await integrity(home)).toEqual(['ok']);
  });

  it('at any moment of many writes loses none that was acknowledged, and shows no half of one', async () => {
    const home = await homeWithObjects();
    for (let round = 1; round <= 2; round++) {
      const child = startChild(
        `${putAll}
         const site = await (await openCatalog({ home })).open('LAB');
         for (let version = round * 1000; ; version++) {
           await site.write((writer) => putAll(writer, version));
           await say(String(version));
         }`,
        { home, round },
      );
      let acknowledged = 0;
      for (let line = 0; line < 2 * round; line++) acknowledged = Number(await child.line());
      await child.kill();

      const found = await versions(home);
      expect(found).toHaveLength(1);
      expect(found[0]).toBeGreaterThanOrEqual(acknowledged);
      expect(await integrity(home)).toEqual(['ok']);
    }
  });

  it('while it sets up a new store leaves one that the next process finishes', async () => {
    const killed = await Promise.all(
      [2, 9, 1000].map(async (statement) => {
        const home = temporaryFolder();
        const path = join(home, 'tsferry.sqlite');
        const child = startChild(
          `let left = statement;
           const tap = () => { if (left-- === 0) process.kill(process.pid, 'SIGKILL'); };
           await openSqlite(path, { create: true, waitMs: 0 }, async () => tapSqlite(await loadSqlite(), tap));`,
          { path, statement },
        );
        const end = await child.ended();

        const catalog = await openCatalog({ home });
        expect(await catalog.list()).toEqual([]);
        await catalog.create(sampleSite());
        const site = await catalog.open('LAB');
        await site.write((writer) => writer.put(sampleObject()));
        expect(await site.read((reader) => reader.get(sampleObject()))).toEqual(sampleObject());
        await catalog.close();
        expect(await integrity(home)).toEqual(['ok']);
        return end;
      }),
    );

    expect(killed).toEqual([...Array.from({ length: 2 }, () => 'SIGKILL'), 'done']);
  });
});
