import type { SiteStore } from '@tsferry/domain';
import { siteReader } from './site-reader.js';
import { siteWriter } from './site-writer.js';
import type { SqlStore } from './traits.js';

/**
 * One site of an open store, over any database that Kysely has a dialect for. What a transaction promises (a snapshot
 * for `read`; durable, and shutting out other writers from its start, for `write`) is the dialect's to keep.
 */
export function sqlSite(store: SqlStore, siteKey: string): SiteStore {
  const { db, traits } = store;
  return {
    read: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => work(siteReader(trx, traits, siteKey))),
    write: (work) =>
      db
        .transaction()
        .setAccessMode('read write')
        .execute((trx) => work(siteWriter(trx, traits, siteKey))),
  };
}
