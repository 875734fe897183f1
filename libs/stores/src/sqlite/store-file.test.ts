import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  rmSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '../catalog.js';
import { sampleSite } from '../testing/sample-site.js';
import { startChild } from '../testing/start-child.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { loadSqlite } from './node-sqlite.js';

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

const objects = 300;
let pristine: Buffer;

// Another process makes it, so that it is closed for good: only then may its bytes be changed from outside.
beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'tsferry-stores-'));
  const child = startChild(
    `const catalog = await openCatalog({ home });
     await catalog.create(sampleSite());
     await (await catalog.open('LAB')).write(async (writer) => {
       for (let at = 0; at < objects; at++) await writer.put(sampleObject({ id: 'LAB' + at }));
     });
     await catalog.close();`,
    { home, objects },
  );
  await child.ended();
  // Everything is in the file itself after a close: a copy of it is a copy of the store.
  const log = join(home, 'tsferry.sqlite-wal');
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  pristine = readFileSync(join(home, 'tsferry.sqlite'));
  rmSync(home, { recursive: true });
});

/** The default store of a new home, with one site and 300 objects. */
function someStore(): string {
  const path = join(temporaryFolder(), 'tsferry.sqlite');
  writeFileSync(path, pristine);
  return path;
}

async function change(path: string, sql: string): Promise<void> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** What reading everything of the store in that file throws. */
async function refusal(path: string): Promise<unknown> {
  const catalog = await openCatalog({ home: dirname(path) });
  try {
    await catalog.list();
    const site = await catalog.open('LAB');
    await site.read(async (reader) => {
      for (const head of await reader.heads()) await reader.get(head);
    });
    return null;
  } catch (error) {
    return error;
  } finally {
    await catalog.close();
  }
}

describe('the file of a store', () => {
  it('is made for its owner only, and is a WAL database that says whose it is', async () => {
    const home = join(temporaryFolder(), 'new', 'home');
    const catalog = await openCatalog({ home });
    await catalog.create(sampleSite());

    expect(statSync(home).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(home))
      expect([file, statSync(join(home, file)).mode & 0o777]).toEqual([file, 0o600]);
    await catalog.close();
    const header = readFileSync(join(home, 'tsferry.sqlite'));
    expect(header.toString('latin1', 68, 72)).toBe('tsfy');
    expect([header[18], header[19]]).toEqual([2, 2]);
  });

  it('is not made, nor its folder, by asking what is in it', async () => {
    const home = join(temporaryFolder(), 'none');
    const catalog = await openCatalog({ home });

    expect(await catalog.list()).toEqual([]);
    await expect(catalog.open('LAB')).rejects.toMatchObject({ code: 'SITE_UNKNOWN' });
    await catalog.close();
    expect(existsSync(home)).toBe(false);
  });

  it.each([
    ['a text', 'This is a text, not a database. '.repeat(100)],
    ['a short text', 'hi'],
    ['an export', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5000, 7)])],
    ['nothing but zeros', Buffer.alloc(8192)],
  ])('is refused when it is %s, and left as it was', async (_, content) => {
    const path = join(temporaryFolder(), 'tsferry.sqlite');
    writeFileSync(path, content);
    const before = hash(path);

    expect(await refusal(path)).toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining(path) });
    expect(hash(path)).toBe(before);
    expect(readdirSync(dirname(path))).toEqual(['tsferry.sqlite']);
  });

  it.each([0, 42])('is refused when another application (id %i) made it, and left as it was', async (id) => {
    const path = join(temporaryFolder(), 'tsferry.sqlite');
    await change(path, `create table notes (text); pragma application_id = ${id};`);
    const before = hash(path);

    expect(await refusal(path)).toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('another') });
    const catalog = await openCatalog({ home: dirname(path) });
    await expect(catalog.create(sampleSite())).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    await catalog.close();
    expect(hash(path)).toBe(before);
  });

  it('is refused when a newer tsferry has changed it, and left as it was', async () => {
    const path = someStore();
    await change(path, `insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00Z')`);
    const before = hash(path);

    expect(await refusal(path)).toMatchObject({
      code: 'STORE_SCHEMA',
      message: expect.stringContaining('9999-future'),
    });
    expect(hash(path)).toBe(before);
  });

  it('is reported as damaged when pages in it are overwritten', async () => {
    const path = someStore();
    const bytes = readFileSync(path);
    for (let page = 1; page * 4096 < bytes.length; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 2000);
    writeFileSync(path, bytes);
    const before = hash(path);

    expect(await refusal(path)).toMatchObject({ code: 'STORE_CORRUPT' });
    expect(hash(path)).toBe(before);
  });

  it.each([0.1, 0.5, 0.9])('is reported as damaged when it is cut off at %d of its length', async (part) => {
    const path = someStore();
    truncateSync(path, Math.floor((statSync(path).size * part) / 4096) * 4096);
    const before = hash(path);

    expect(await refusal(path)).toMatchObject({ code: 'STORE_CORRUPT' });
    expect(hash(path)).toBe(before);
  });

  it('is reported as damaged, with the object, when a definition is no longer JSON', async () => {
    const path = someStore();
    await change(path, `update definitions set instance = '{"className":'`);

    expect(await refusal(path)).toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('SMS_TaskSequencePackage LAB0 '),
    });
  });

  it('is an I/O error when it is a folder, or its folder is a file', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'tsferry.sqlite'));
    expect(await refusal(join(home, 'tsferry.sqlite'))).toMatchObject({ code: 'STORE_IO' });

    writeFileSync(join(home, 'file'), '');
    const catalog = await openCatalog({ home: join(home, 'file', 'home') });
    await expect(catalog.create(sampleSite())).rejects.toMatchObject({ code: 'STORE_IO' });
    await catalog.close();
  });

  it('is an I/O error when it may not be written, or not be read, and stays as it was', async () => {
    const [written, read] = [someStore(), someStore()];
    const before = hash(written);
    chmodSync(written, 0o444);
    chmodSync(dirname(written), 0o555);
    chmodSync(read, 0);
    chmodSync(dirname(read), 0o755);
    // Root may write anything. All is loaded first: another user may not be allowed to read this checkout.
    const child = startChild(
      `const warm = await openCatalog({ home: spare });
       await warm.create(sampleSite());
       await warm.close();
       if (process.getuid?.() === 0) process.setuid(65534);
       const catalog = await openCatalog({ home: written });
       const write = async () => (await catalog.open('LAB')).write((writer) => writer.put(sampleObject({ id: 'X' })));
       await say(await tryTo(write()));
       await say(await tryTo(catalog.create(sampleSite('PRD'))));
       await say(await tryTo((await openCatalog({ home: read })).list()));`,
      { written: dirname(written), read: dirname(read), spare: temporaryFolder() },
    );

    expect([await child.line(), await child.line(), await child.line()]).toEqual(['STORE_IO', 'STORE_IO', 'STORE_IO']);
    expect(await child.ended()).toBe('done');
    expect(hash(written)).toBe(before);
    chmodSync(dirname(written), 0o755);
  });
});
