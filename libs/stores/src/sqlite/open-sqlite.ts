import { Kysely } from 'kysely';
import { migrate } from '../sql/migrate.js';
import type { StoreSchema } from '../sql/schema.js';
import type { SqlStore, SqlTraits } from '../sql/traits.js';
import { loadSqlite, type SqliteDatabase, type SqliteModule } from './node-sqlite.js';
import { sqliteConnection } from './sqlite-connection.js';
import { sqliteDialect } from './sqlite-dialect.js';
import { sqliteError } from './sqlite-error.js';
import { applicationId, provideStoreFile, requireStore } from './store-file.js';
import { waitWhileBusy } from './wait-while-busy.js';

/** What SQLite is to the code that is the same for all databases. */
const traits: SqlTraits = { codePointCollation: null, clusteredTables: true, maxParameters: 32_766 };

/**
 * What every connection needs. FULL is not the default everywhere: `@photostructure/sqlite` is built with NORMAL for
 * WAL, which may lose the last commits when the power fails.
 */
const settings = `
  pragma busy_timeout = 0;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cell_size_check = on;
`;

/** Goes in before WAL does, so that it stands in the file itself from its first byte on, whatever happens next. */
const mark = `pragma application_id = ${applicationId};`;

/**
 * Opens the store in a SQLite file, an absolute path, and brings it to the newest schema. Makes the file, for its owner
 * only, when there is none and `create` says so; its folder must be there.
 *
 * @param waitMs How long to wait for another process, at most, in every place where one has to wait.
 * @param load Where SQLite comes from: tests put a tap between it and the store.
 * @throws STORE_IO, STORE_CORRUPT, STORE_SCHEMA (the file is left as it was) or STORE_BUSY.
 */
export async function openSqlite(
  path: string,
  { create, waitMs }: { create: boolean; waitMs: number },
  load: () => Promise<SqliteModule> = loadSqlite,
): Promise<SqlStore> {
  let isEmpty = provideStoreFile(path, create);
  const { DatabaseSync } = await load();

  async function opened(readOnly: boolean, prepare: (database: SqliteDatabase) => void): Promise<SqliteDatabase> {
    let database: SqliteDatabase | undefined;
    try {
      const connected = (database = new DatabaseSync(path, { readOnly }));
      await waitWhileBusy(() => prepare(connected), waitMs);
      return database;
    } catch (error) {
      database?.close();
      throw sqliteError(error, path, waitMs);
    }
  }

  // Looked at for reading only: SQLite writes to some files that it then refuses.
  if (!isEmpty) (await opened(true, (database) => requireStore(database, path))).close();

  const db = new Kysely<StoreSchema>({
    dialect: sqliteDialect(async () => {
      const database = await opened(false, (fresh) => fresh.exec(isEmpty ? mark + settings : settings));
      isEmpty = false;
      return sqliteConnection(database, path, waitMs);
    }),
  });
  try {
    await migrate(db, traits, path);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, traits, url: `sqlite:${path}` };
}
