import { resolve } from 'node:path';
import type { SiteCatalog } from '@tsferry/domain';

/** Where sites are kept, and how patient to be. */
export type CatalogOptions = {
  /** Folder of the default store, `tsferry.sqlite`; made, for its owner only, when the first site is created. */
  readonly home: string;
  /** How long to wait for another process that writes, at most, in milliseconds. */
  readonly waitMs?: number;
};

/**
 * The sites of this installation. Nothing is read, made or even loaded before the first call of the catalog: a program
 * that only shows its help pays nothing (the query layer and the database take about 150 ms to load unbundled).
 */
export function openCatalog({ home, waitMs = 10_000 }: CatalogOptions): SiteCatalog {
  let loading: Promise<SiteCatalog> | undefined;
  const catalog = () =>
    (loading ??= import('./sql-catalog.js').then(({ sqlCatalog }) => sqlCatalog(resolve(home), waitMs)));

  return {
    records: {
      add: async (record) => (await catalog()).records.add(record),
      get: async (kind, id) => (await catalog()).records.get(kind, id),
      list: async (filter) => (await catalog()).records.list(filter),
      change: async (record) => (await catalog()).records.change(record),
      remove: async (kind, id) => (await catalog()).records.remove(kind, id),
    },
    list: async () => (await catalog()).list(),
    open: async (code) => (await catalog()).open(code),
    create: async (site, store) => (await catalog()).create(site, store),
    close: async () => (await loading)?.close(),
  };
}
