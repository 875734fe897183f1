import type { SqlStore } from './sql/traits.js';
import { openSqlite } from './sqlite/open-sqlite.js';
import type { StoreUrl } from './store-url.js';

/** `create`: make the store when there is none. `waitMs`: how long to wait for another process, at most. */
type OpenOptions = { readonly create: boolean; readonly waitMs: number };

/** THE list of stores: what opens each kind. */
const openers: { readonly [Scheme in StoreUrl['scheme']]: (url: StoreUrl, options: OpenOptions) => Promise<SqlStore> } =
  {
    sqlite: ({ path }, options) => openSqlite(path, options),
  };

/** Opens the store a URL names, with the tables of the newest schema. Throws as its opener says. */
export function openStore(url: StoreUrl, options: OpenOptions): Promise<SqlStore> {
  return openers[url.scheme](url, options);
}
