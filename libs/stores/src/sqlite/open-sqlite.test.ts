import { sql } from 'kysely';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteRow } from '../sql/rows.js';
import { sqlSite } from '../sql/sql-site.js';
import { sampleObject, sampleSite } from '../testing/sample-site.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqlite } from './open-sqlite.js';

async function newStore() {
  const store = await openSqlite(join(temporaryFolder(), 'a.sqlite'), { create: true, waitMs: 1000 });
  await store.db.insertInto('sites').values(siteRow(sampleSite(), null)).execute();
  return store;
}

describe('a SQLite store', () => {
  it('survives a power failure and keeps its foreign keys, on every connection', async () => {
    const { db } = await newStore();
    const setting = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    const settings = async () => [
      await setting('journal_mode'),
      await setting('synchronous'),
      await setting('foreign_keys'),
      await setting('busy_timeout'),
    ];

    expect(await settings()).toEqual(['wal', 2, 1, 0]);
    await db.connection().execute(async () => expect(await settings()).toEqual(['wal', 2, 1, 0]));
    await db.destroy();
  });

  it('refuses a row that belongs to no site', async () => {
    const store = await newStore();

    await expect(sqlSite(store, 'XYZ').write((writer) => writer.put(sampleObject()))).rejects.toThrow(/FOREIGN KEY/);
    await store.db.destroy();
  });

  it('lists and finds 100,000 objects without reading a definition', async () => {
    const store = await newStore();
    const site = sqlSite(store, 'LAB');
    await sql`
      with recursive n (i) as (select 0 union all select i + 1 from n where i < 99999)
      insert into objects (site, class, id_key, id, name, folder, version)
      select 'LAB', 'SMS_Package', printf('LAB%05X', i), printf('LAB%05X', i), 'Package ' || i, '/', 1 from n
    `.execute(store.db);
    const heads = await site.read((reader) => reader.heads());
    const found = await site.read((reader) => reader.findIds(heads.map((head) => head.id.toLowerCase())));

    expect([heads.length, found.length]).toEqual([100_000, 100_000]);
    expect([heads[0]?.id, heads[99_999]?.id]).toEqual(['LAB00000', 'LAB1869F']);
    expect(found).toEqual(heads);
    await store.db.destroy();
  });
});
