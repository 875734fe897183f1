import type { SiteWriter } from '@tsferry/domain';
import type { Transaction } from 'kysely';
import { inChunks } from './in-chunks.js';
import { objectKey, objectRows, registryRow, unresolvedRows } from './rows.js';
import type { StoreSchema } from './schema.js';
import { siteReader } from './site-reader.js';
import { storable, storableNumber } from './stored-text.js';
import type { SqlTraits } from './traits.js';

/** Columns of the widest table that is written many rows at a time. */
const widestRow = 12;

/** Changes the site whose key is `site` inside one transaction. */
export function siteWriter(trx: Transaction<StoreSchema>, traits: SqlTraits, site: string): SiteWriter {
  const rowsAtOnce = Math.floor(traits.maxParameters / widestRow);

  return {
    ...siteReader(trx, traits, site),

    async put(object) {
      const { head, definition } = objectRows(site, object);
      await trx
        .insertInto('objects')
        .values(head)
        .onConflict((conflict) =>
          conflict.columns(['site', 'id_key', 'class']).doUpdateSet((row) => ({
            id: row.ref('excluded.id'),
            name: row.ref('excluded.name'),
            folder: row.ref('excluded.folder'),
            version: row.ref('excluded.version'),
            predefined: row.ref('excluded.predefined'),
          })),
        )
        .execute();
      await trx
        .insertInto('definitions')
        .values(definition)
        .onConflict((conflict) =>
          conflict.columns(['site', 'id_key', 'class']).doUpdateSet((row) => ({
            instance: row.ref('excluded.instance'),
            side_files: row.ref('excluded.side_files'),
            contents: row.ref('excluded.contents'),
          })),
        )
        .execute();
    },

    async register(entries) {
      // The last of several entries for one source wins; PostgreSQL refuses to update a row twice in one statement.
      const rows = new Map(
        entries.map((entry) => {
          const row = registryRow(site, entry);
          return [JSON.stringify([row.scope_key, row.class, row.source_key]), row] as const;
        }),
      );
      for (const chunk of inChunks([...rows.values()], rowsAtOnce)) {
        await trx
          .insertInto('registry')
          .values(chunk)
          .onConflict((conflict) =>
            conflict.columns(['site', 'scope_key', 'class', 'source_key']).doUpdateSet((row) => ({
              authoring_scope: row.ref('excluded.authoring_scope'),
              source_id: row.ref('excluded.source_id'),
              target_id: row.ref('excluded.target_id'),
            })),
          )
          .execute();
      }
    },

    async setUnresolved(object, references) {
      const rows = unresolvedRows(site, object, references);
      const key = objectKey(site, object);
      await trx
        .deleteFrom('unresolved')
        .where('site', '=', key.site)
        .where('class', '=', storable(key.class, 'A class name'))
        .where('id_key', '=', storable(key.id_key, `An id of class ${key.class}`))
        .execute();
      for (const chunk of inChunks(rows, rowsAtOnce)) await trx.insertInto('unresolved').values(chunk).execute();
    },

    async setNextNumber(next) {
      await trx
        .updateTable('sites')
        .set({ next_number: storableNumber(next, `The next number of site ${site}`) })
        .where('code_key', '=', site)
        .execute();
    },

    async recordImport(planId, archiveSha256, time) {
      const result = await trx
        .insertInto('imports')
        .values({
          site,
          plan_id: storable(planId, 'The id of a plan'),
          archive_sha256: storable(archiveSha256, `The archive of plan ${planId}`),
          time: storable(time, `The time of plan ${planId}`),
        })
        .onConflict((conflict) => conflict.columns(['site', 'plan_id']).doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    },
  };
}
