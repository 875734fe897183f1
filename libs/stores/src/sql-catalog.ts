import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError, idKey, type SiteCatalog, type SiteInfo } from '@tsferry/domain';
import { openStore } from './open-store.js';
import { siteInfo, siteRow } from './sql/rows.js';
import type { SiteTable } from './sql/schema.js';
import { sqlRecords } from './sql/sql-records.js';
import { sqlSite } from './sql/sql-site.js';
import { isStorable } from './sql/stored-text.js';
import type { SqlStore } from './sql/traits.js';
import { parseStoreUrl, type StoreUrl } from './store-url.js';

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError('STORE_IO', `The folder ${home} cannot be made: ${String(cause)}.`, {
      hint: 'Name a folder that you may write to.',
      details: { home },
      cause,
    });
  }
}

/** The path with every link in it followed: one file has one name, and is opened once. */
async function realFile(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // The file is not there yet, or its folder neither; then opening it says what is wrong.
    return realpath(dirname(path)).then(
      (folder) => join(folder, basename(path)),
      () => path,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}

function siteExists(site: SiteInfo, store: string): AppError {
  return new AppError('SITE_EXISTS', `There is a site ${site.code} in ${store} already.`, {
    hint: 'Choose another site code, or another store.',
    details: { site: site.code, store },
  });
}

/** Adds the site. `store` names the store that holds its objects, null for this one. False when the code is taken. */
async function addSite(store: SqlStore['db'], row: SiteTable): Promise<boolean> {
  const result = await store
    .insertInto('sites')
    .values(row)
    .onConflict((conflict) => conflict.column('code_key').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The catalog over the default store in `home`/tsferry.sqlite. Touches no file before it is used. */
export function sqlCatalog(home: string, waitMs: number): SiteCatalog {
  const defaultUrl: StoreUrl = { scheme: 'sqlite', path: join(home, 'tsferry.sqlite') };
  const opened = new Map<string, Promise<SqlStore>>();

  async function store(url: StoreUrl, create: boolean): Promise<SqlStore> {
    const path = await realFile(url.path);
    const known = opened.get(path);
    if (known) return known;
    const opening = openStore({ ...url, path }, { create, waitMs });
    opened.set(path, opening);
    // A store that could not be opened is tried again at the next call.
    opening.catch(() => opened.delete(path));
    return opening;
  }

  async function sites(): Promise<SiteTable[]> {
    if (!(await exists(defaultUrl.path))) return [];
    const { db } = await store(defaultUrl, false);
    return db.selectFrom('sites').selectAll().orderBy('code_key').execute();
  }

  async function unknown(code: string): Promise<AppError> {
    const codes = (await sites()).map((row) => row.code);
    return new AppError('SITE_UNKNOWN', `There is no site ${code}.`, {
      hint: codes.length > 0 ? `The sites are ${codes.join(', ')}.` : 'There are no sites yet: create one.',
      details: { site: code, sites: codes },
    });
  }

  return {
    records: sqlRecords({
      find: async () => ((await exists(defaultUrl.path)) ? (await store(defaultUrl, false)).db : null),
      async make() {
        await makeHome(home);
        return (await store(defaultUrl, true)).db;
      },
    }),

    async list() {
      return (await sites()).map(siteInfo);
    },

    async open(code) {
      const key = idKey(code);
      const row = isStorable(code) ? (await sites()).find((site) => site.code_key === key) : undefined;
      if (!row) throw await unknown(code);
      if (row.store === null) return sqlSite(await store(defaultUrl, false), key);

      const other = await store(parseStoreUrl(row.store), false);
      const held = await other.db.selectFrom('sites').select('store').where('code_key', '=', key).executeTakeFirst();
      if (held?.store !== null) {
        throw new AppError('SITE_UNKNOWN', `The store ${row.store} no longer holds the site ${row.code}.`, {
          hint: 'Put the store of the site back in its place.',
          details: { site: row.code, store: row.store },
        });
      }
      return sqlSite(other, key);
    },

    async create(site, storeUrl) {
      const url = storeUrl === undefined ? defaultUrl : parseStoreUrl(storeUrl);
      await makeHome(home);
      const own = await store(defaultUrl, true);
      const other = await store(url, true);
      await own.db.transaction().execute(async (trx) => {
        if (!(await addSite(trx, siteRow(site, other === own ? null : other.url)))) throw siteExists(site, own.url);
        // Inside the transaction of the default store: a site that the other store refuses is not remembered here.
        if (other !== own && !(await addSite(other.db, siteRow(site, null)))) throw siteExists(site, other.url);
      });
    },

    async close() {
      const stores = await Promise.allSettled(opened.values());
      opened.clear();
      for (const result of stores) if (result.status === 'fulfilled') await result.value.db.destroy();
    },
  };
}
