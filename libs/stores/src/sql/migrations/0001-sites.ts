import { sql, type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely } from 'kysely';
import type { SqlTraits } from '../traits.js';

/** Sites, their objects, the registry, unresolved references and the imports. */
export function sitesMigration(traits: SqlTraits): { up(db: Kysely<unknown>): Promise<void> } {
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const key =
    traits.codePointCollation === null ? sql`text` : sql`text collate ${sql.raw(`"${traits.codePointCollation}"`)}`;
  const clustered = <T extends CreateTableBuilder<string, string>>(table: T) =>
    traits.clusteredTables ? table.modifyEnd(sql`without rowid`) : table;

  return {
    async up(db) {
      await clustered(
        db.schema
          .createTable('sites')
          .addColumn('code_key', key, (column) => column.notNull().primaryKey())
          .addColumn('code', 'text', required)
          .addColumn('name', 'text', required)
          .addColumn('kind', 'text', required)
          .addColumn('reports_to', 'text')
          .addColumn('authoring_scope', 'text', required)
          .addColumn('next_number', 'bigint', required)
          .addColumn('store', 'text'),
      ).execute();

      // The id before the class: references name an id and no class.
      await clustered(
        db.schema
          .createTable('objects')
          .addColumn('site', key, (column) => column.notNull().references('sites.code_key').onDelete('cascade'))
          .addColumn('class', key, required)
          .addColumn('id_key', key, required)
          .addColumn('id', 'text', required)
          .addColumn('name', 'text', required)
          .addColumn('folder', 'text', required)
          .addColumn('version', 'bigint', required)
          .addColumn('predefined', 'text')
          .addPrimaryKeyConstraint('objects_key', ['site', 'id_key', 'class']),
      ).execute();
      await db.schema
        .createTable('definitions')
        .addColumn('site', key, required)
        .addColumn('class', key, required)
        .addColumn('id_key', key, required)
        .addColumn('instance', 'text', required)
        .addColumn('side_files', 'text', required)
        .addColumn('contents', 'text', required)
        .addPrimaryKeyConstraint('definitions_key', ['site', 'id_key', 'class'])
        .addForeignKeyConstraint(
          'definitions_of_object',
          ['site', 'id_key', 'class'],
          'objects',
          ['site', 'id_key', 'class'],
          (constraint) => constraint.onDelete('cascade'),
        )
        .execute();

      await clustered(
        db.schema
          .createTable('registry')
          .addColumn('site', key, (column) => column.notNull().references('sites.code_key').onDelete('cascade'))
          .addColumn('scope_key', key, required)
          .addColumn('class', key, required)
          .addColumn('source_key', key, required)
          .addColumn('authoring_scope', 'text', required)
          .addColumn('source_id', 'text', required)
          .addColumn('target_id', 'text', required)
          .addPrimaryKeyConstraint('registry_key', ['site', 'scope_key', 'class', 'source_key']),
      ).execute();

      await clustered(
        db.schema
          .createTable('unresolved')
          .addColumn('site', key, (column) => column.notNull().references('sites.code_key').onDelete('cascade'))
          .addColumn('class', key, required)
          .addColumn('id_key', key, required)
          .addColumn('position', 'bigint', required)
          .addColumn('id', 'text', required)
          .addColumn('step', 'text')
          .addColumn('property', 'text', required)
          .addColumn('kind', 'text', required)
          .addColumn('source_id', 'text', required)
          .addColumn('source_class', 'text')
          .addColumn('source_name', 'text')
          .addPrimaryKeyConstraint('unresolved_key', ['site', 'class', 'id_key', 'position']),
      ).execute();

      await clustered(
        db.schema
          .createTable('imports')
          .addColumn('site', key, (column) => column.notNull().references('sites.code_key').onDelete('cascade'))
          .addColumn('plan_id', key, required)
          .addColumn('archive_sha256', 'text', required)
          .addColumn('time', 'text', required)
          .addPrimaryKeyConstraint('imports_key', ['site', 'plan_id']),
      ).execute();
    },
  };
}
