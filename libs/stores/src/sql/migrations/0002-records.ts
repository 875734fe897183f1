import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';
import type { SqlTraits } from '../traits.js';

/** Records: tokens, jobs, plans and the like, of the whole installation. */
export function recordsMigration(traits: SqlTraits): { up(db: Kysely<unknown>): Promise<void> } {
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const key =
    traits.codePointCollation === null ? sql`text` : sql`text collate ${sql.raw(`"${traits.codePointCollation}"`)}`;

  return {
    async up(db) {
      await db.schema
        .createTable('records')
        .addColumn('kind', key, required)
        .addColumn('id', key, required)
        .addColumn('owner', key, required)
        .addColumn('state', key, required)
        .addColumn('created', key, required)
        .addColumn('version', 'bigint', required)
        .addColumn('data', 'text', required)
        .addPrimaryKeyConstraint('records_key', ['kind', 'id'])
        .execute();
      await db.schema.createIndex('records_by_owner').on('records').columns(['kind', 'owner', 'created']).execute();
      await db.schema.createIndex('records_by_state').on('records').columns(['kind', 'state', 'created']).execute();
    },
  };
}
