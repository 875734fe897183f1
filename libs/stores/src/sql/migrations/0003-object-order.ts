import type { Kysely } from 'kysely';

/** The order of lists, so that a part of a long one is found without sorting all of it. */
export const objectOrderMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.createIndex('objects_in_order').on('objects').columns(['site', 'class', 'id_key']).execute();
  },
};
