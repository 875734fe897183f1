import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from './catalog.js';
import { sampleObject, sampleSite } from './testing/sample-site.js';
import { temporaryFolder } from './testing/temporary-folder.js';

async function catalogIn(home: string) {
  const catalog = await openCatalog({ home, waitMs: 200 });
  onTestFinished(() => catalog.close());
  return catalog;
}

describe('the catalog of an installation', () => {
  it('touches nothing before it is used, nor when it is closed', async () => {
    const home = join(temporaryFolder(), 'home');
    const catalog = await openCatalog({ home });
    await catalog.close();

    expect(existsSync(home)).toBe(false);
  });

  it('makes no store to look for records, and makes one to keep them', async () => {
    const home = join(temporaryFolder(), 'home');
    const { records } = await catalogIn(home);
    expect([await records.get('token', 'one'), await records.list({ kind: 'token' })]).toEqual([
      null,
      { records: [], total: 0 },
    ]);
    expect(await records.remove('token', 'one')).toBe(false);
    expect(existsSync(home)).toBe(false);
    const record = { kind: 'token', id: 'one', owner: '', state: '', created: '', data: null };
    expect(await records.add(record)).toBe(true);
    expect(await records.get('token', 'one')).toEqual({ ...record, version: 1 });
  });

  it('remembers which site lives in which other store', async () => {
    const [home, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const store = join(elsewhere, 'prd.sqlite');
    const first = await catalogIn(home);
    await first.create(sampleSite('LAB'));
    await first.create(sampleSite('PRD'), `sqlite:${store}`);
    await (await first.open('PRD')).write((writer) => writer.put(sampleObject({ id: 'PRD00001' })));
    await first.close();

    const second = await catalogIn(home);
    expect(await second.list()).toEqual([sampleSite('LAB'), sampleSite('PRD')]);
    const ids = async (code: string) =>
      (await (await second.open(code)).read((reader) => reader.heads())).map((head) => head.id);
    expect([await ids('LAB'), await ids('PRD')]).toEqual([[], ['PRD00001']]);

    // The other store stands by itself: it can be the default store of another installation.
    const own = temporaryFolder();
    renameSync(store, join(own, 'tsferry.sqlite'));
    const third = await catalogIn(own);
    expect(await third.list()).toEqual([sampleSite('PRD')]);
  });

  it('names the store of a site when it is gone, and lists all the same', async () => {
    const [home, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const store = join(elsewhere, 'prd.sqlite');
    const first = await catalogIn(home);
    await first.create(sampleSite('PRD'), store);
    await first.close();
    renameSync(store, `${store}.bak`);

    const second = await catalogIn(home);
    expect(await second.list()).toEqual([sampleSite('PRD')]);
    await expect(second.open('PRD')).rejects.toMatchObject({
      code: 'STORE_IO',
      message: expect.stringContaining(store),
    });
    expect(readdirSync(elsewhere)).not.toContain('prd.sqlite');

    // Another store in its place is not taken for it; the right one is found once it is back.
    const other = await catalogIn(temporaryFolder());
    await other.create(sampleSite('XYZ'), store);
    await expect(second.open('PRD')).rejects.toMatchObject({ code: 'SITE_UNKNOWN' });
  });

  it('tries a store again that could not be opened before', async () => {
    const [home, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const catalog = await catalogIn(home);
    const store = join(elsewhere, 'later', 'prd.sqlite');
    await expect(catalog.create(sampleSite('PRD'), store)).rejects.toMatchObject({ code: 'STORE_IO' });
    expect(await catalog.list()).toEqual([]);

    mkdirSync(join(elsewhere, 'later'));
    await catalog.create(sampleSite('PRD'), store);
    expect(await catalog.list()).toEqual([sampleSite('PRD')]);
  });

  it('refuses a site that the other store holds already, and does not remember it here', async () => {
    const store = join(temporaryFolder(), 'prd.sqlite');
    await (await catalogIn(temporaryFolder())).create(sampleSite('PRD'), store);
    const catalog = await catalogIn(temporaryFolder());

    await expect(catalog.create(sampleSite('PRD'), store)).rejects.toMatchObject({
      code: 'SITE_EXISTS',
      message: expect.stringContaining(store),
    });
    expect(await catalog.list()).toEqual([]);
  });

  it('knows its own store under another name', async () => {
    const home = temporaryFolder();
    const link = join(temporaryFolder(), 'link');
    symlinkSync(home, link);
    const catalog = await catalogIn(home);
    await catalog.create(sampleSite('LAB'));

    await catalog.create(sampleSite('PRD'), `sqlite:${join(link, 'tsferry.sqlite')}`);

    await (await catalog.open('PRD')).write((writer) => writer.put(sampleObject()));
    expect(await catalog.list()).toEqual([sampleSite('LAB'), sampleSite('PRD')]);
  });

  it('says that PostgreSQL is not there yet, before it makes anything', async () => {
    const home = join(temporaryFolder(), 'home');
    const catalog = await catalogIn(home);

    await expect(catalog.create(sampleSite(), 'postgres://localhost/sites')).rejects.toMatchObject({
      code: 'STORE_UNSUPPORTED',
      hint: expect.stringContaining('PostgreSQL'),
    });
    expect(existsSync(home)).toBe(false);
  });
});
