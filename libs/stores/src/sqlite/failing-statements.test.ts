import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleEntry, sampleObject, sampleSite } from '../testing/sample-site.js';
import { tapSqlite } from '../testing/tap-sqlite.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { siteRow } from '../sql/rows.js';
import { sqlSite } from '../sql/sql-site.js';
import { loadSqlite } from './node-sqlite.js';
import { openSqlite } from './open-sqlite.js';

/** An error as both modules throw it. */
function sqliteFailure(errcode: number, errstr: string): Error {
  return Object.assign(new Error(errstr), { code: 'ERR_SQLITE_ERROR', errcode, errstr });
}

/** A store with one site whose statements pass through `tap`. */
async function tappedSite(tap: (sql: string) => void) {
  const load = async () => tapSqlite(await loadSqlite(), tap);
  const path = join(temporaryFolder(), 'tsferry.sqlite');
  const store = await openSqlite(path, { create: true, waitMs: 50 }, load);
  await store.db.insertInto('sites').values(siteRow(sampleSite(), null)).execute();
  return { store, path, site: sqlSite(store, 'LAB') };
}

describe('a statement that fails', () => {
  it.each([
    ['the disk is full', 13, 'database or disk is full', 'STORE_IO'],
    ['the disk fails', 10 | (3 << 8), 'disk I/O error', 'STORE_IO'],
    ['a page is damaged', 11, 'database disk image is malformed', 'STORE_CORRUPT'],
  ])('leaves nothing of its write, whichever it is: %s', async (_, errcode, errstr, code) => {
    let left = Infinity;
    const { store, site } = await tappedSite(() => {
      if (left-- === 0) throw sqliteFailure(errcode, errstr);
    });
    const write = () =>
      site.write(async (writer) => {
        for (let at = 0; at < 3; at++) await writer.put(sampleObject({ id: `LAB${at}` }));
        await writer.register([sampleEntry()]);
        await writer.setNextNumber(4);
      });

    let failures = 0;
    for (; failures < 100; failures++) {
      left = failures;
      const error = await write().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      left = Infinity;
      if (error === null) break;
      expect(error).toMatchObject({ code });
      expect(
        await site.read(async (reader) => [
          (await reader.heads()).length,
          (await reader.registry('ScopeId_A')).length,
          await reader.nextNumber(),
        ]),
      ).toEqual([0, 0, 1]);
    }

    // BEGIN, two statements an object, the registry, the number, COMMIT.
    expect(failures).toBe(10);
    expect(await site.read((reader) => reader.heads())).toHaveLength(3);
    await store.db.destroy();
  });

  it('spoils the write even when the work catches the error and goes on', async () => {
    let fail = false;
    const { store, site } = await tappedSite((sql) => {
      if (!fail || !sql.startsWith('insert into "registry"')) return;
      fail = false;
      throw sqliteFailure(13, 'database or disk is full');
    });
    fail = true;

    const write = site.write(async (writer) => {
      await writer.put(sampleObject());
      await expect(writer.register([sampleEntry()])).rejects.toMatchObject({ code: 'STORE_IO' });
      await expect(writer.put(sampleObject({ id: 'LAB00002' }))).rejects.toMatchObject({ code: 'STORE_IO' });
    });

    await expect(write).rejects.toMatchObject({ code: 'STORE_IO', message: expect.stringContaining('disk is full') });
    expect(await site.read((reader) => reader.heads())).toEqual([]);
    await store.db.destroy();
  });

  it('does not spoil what comes after it, even when it cannot be rolled back', async () => {
    let failing = false;
    const { store, site } = await tappedSite((sql) => {
      if (failing && /registry|rollback/.test(sql)) throw sqliteFailure(10, 'disk I/O error');
    });
    failing = true;
    const write = site.write(async (writer) => {
      await writer.put(sampleObject());
      await writer.register([sampleEntry()]);
    });
    await expect(write).rejects.toMatchObject({ code: 'STORE_IO' });
    failing = false;

    expect(await site.read((reader) => reader.heads())).toEqual([]);
    await store.db.destroy();
  });

  it('keeps nothing of a write that the disk has no room for', async () => {
    const { store, site, path } = await tappedSite(() => undefined);
    const big = sampleObject({ sideFiles: { 'a.xml': { kind: 'text', text: 'x'.repeat(3_000_000) } } });
    await store.db.destroy();

    // SQLite's own limit of pages stands in for a full disk: it ends the transaction by itself.
    const { DatabaseSync } = await loadSqlite();
    class SmallDisk extends DatabaseSync {
      constructor(file: string, options?: { readonly readOnly?: boolean }) {
        super(file, options ?? {});
        this.exec('pragma max_page_count = 200');
      }
    }
    const small = await openSqlite(path, { create: false, waitMs: 50 }, async () => ({ DatabaseSync: SmallDisk }));
    const write = sqlSite(small, 'LAB').write(async (writer) => {
      await writer.put(sampleObject());
      await writer.put(big).catch(() => undefined);
      await writer.put(sampleObject({ id: 'LAB00002' })).catch(() => undefined);
    });

    await expect(write).rejects.toMatchObject({ code: 'STORE_IO' });
    expect(await sqlSite(small, 'LAB').read((reader) => reader.heads())).toEqual([]);
    await sqlSite(small, 'LAB').write((writer) => writer.put(sampleObject()));
    await small.db.destroy();
    await expect(site.read((reader) => reader.heads())).rejects.toThrow();
  });
});
