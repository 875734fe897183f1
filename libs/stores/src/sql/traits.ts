import type { Kysely } from 'kysely';
import type { StoreSchema } from './schema.js';

/**
 * How one database differs from another. Everything else in this folder is the same for all of them; a difference
 * that cannot be hidden in the dialect gets a name here.
 */
export type SqlTraits = {
  /**
   * Collation that compares texts by code point, null when that is the database's own way. SQLite: null (BINARY).
   * PostgreSQL needs `C`, or the order of a listing would depend on the server's locale.
   */
  readonly codePointCollation: string | null;
  /**
   * Whether a table can be stored in the order of its primary key (`without rowid`). SQLite can, and then needs no
   * index beside the table; a database that cannot makes one by itself.
   */
  readonly clusteredTables: boolean;
  /** Most values that one statement takes. SQLite 32,766, PostgreSQL 65,535. */
  readonly maxParameters: number;
};

/** An open database that has the tables of the newest schema. */
export type SqlStore = {
  readonly db: Kysely<StoreSchema>;
  readonly traits: SqlTraits;
  /** How the catalog writes down where it is; holds no password. */
  readonly url: string;
};
