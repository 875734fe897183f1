import { AppError } from '@tsferry/domain';
import { Migrator, type Kysely } from 'kysely';
import { migrations } from './migrations/migrations.js';
import type { StoreSchema } from './schema.js';
import type { SqlTraits } from './traits.js';

/** The table in which Kysely's Migrator writes down what it did. */
const doneTable = 'kysely_migration';

async function migrationsDone(db: Kysely<StoreSchema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === doneTable)) return [];
  const rows = await db.withTables<{ [doneTable]: { name: string } }>().selectFrom(doneTable).select('name').execute();
  return rows.map((row) => row.name);
}

/**
 * Brings a store to the newest schema, one transaction a change. Of two processes that do it at once, one changes and
 * the other waits. Throws STORE_SCHEMA, and changes nothing, when a newer tsferry has changed the store before.
 */
export async function migrate(db: Kysely<StoreSchema>, traits: SqlTraits, url: string): Promise<void> {
  const known = migrations(traits);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...known }) } });
  for (;;) {
    // Asked again each round: another process may have been first while this one waited for the lock.
    const done = await migrationsDone(db);
    const unknown = done.filter((name) => !Object.hasOwn(known, name));
    if (unknown.length > 0) {
      throw new AppError('STORE_SCHEMA', `The store ${url} was changed by a newer tsferry (${unknown.join(', ')}).`, {
        hint: 'Use that newer tsferry, or name another store.',
        details: { store: url, unknown },
      });
    }
    if (done.length === Object.keys(known).length) return;
    const { error } = await migrator.migrateUp();
    if (error !== undefined) throw error;
  }
}
