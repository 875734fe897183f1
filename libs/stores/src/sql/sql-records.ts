import type { RecordFilter, RecordStore, StoredRecord } from '@tsferry/domain';
import type { Kysely } from 'kysely';
import { parseJson } from './rows.js';
import type { RecordTable, StoreSchema } from './schema.js';
import { storable, storableJson } from './stored-text.js';

type Database = Kysely<StoreSchema>;

/** Where the records are: null while there is no store yet. `make` makes it. */
export type RecordPlace = { find(): Promise<Database | null>; make(): Promise<Database> };

/** Records over any database that Kysely has a dialect for. Reading makes no store; the first record does. */
export function sqlRecords({ find, make }: RecordPlace): RecordStore {
  return {
    async add(record) {
      const db = await make();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('records')
        .values(toRow({ ...record, version: 1 }))
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows ?? 0) > 0;
    },

    async get(kind, id) {
      const db = await find();
      const row = await db
        ?.selectFrom('records')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async list(filter) {
      const db = await find();
      if (!db) return { records: [], total: 0 };
      let rows = matching(db, filter).selectAll().orderBy('created', 'desc').orderBy('id');
      if (filter.limit !== undefined) rows = rows.limit(filter.limit);
      if (filter.offset) rows = (filter.limit === undefined ? rows.limit(everything) : rows).offset(filter.offset);
      const count = await matching(db, filter)
        .select((expression) => expression.fn.countAll().as('total'))
        .executeTakeFirst();
      return { records: (await rows.execute()).map(fromRow), total: Number(count?.total ?? 0) };
    },

    async change(record) {
      const db = await find();
      const { state, data } = toRow(record);
      const result = await db
        ?.updateTable('records')
        .set({ state, data, version: record.version + 1 })
        .where('kind', '=', record.kind)
        .where('id', '=', record.id)
        .where('version', '=', record.version)
        .executeTakeFirst();
      return Number(result?.numUpdatedRows ?? 0) > 0;
    },

    async remove(kind, id) {
      const db = await find();
      const result = await db?.deleteFrom('records').where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
      return Number(result?.numDeletedRows ?? 0) > 0;
    },
  };
}

/** SQLite takes an offset only after a limit. */
const everything = Number.MAX_SAFE_INTEGER;

function matching(db: Database, { kind, owner, states }: RecordFilter) {
  let rows = db.selectFrom('records').where('kind', '=', kind);
  if (owner !== undefined) rows = rows.where('owner', '=', owner);
  if (states !== undefined) rows = rows.where('state', 'in', states);
  return rows;
}

function toRow(record: StoredRecord): RecordTable {
  const what = `A record of kind ${record.kind}`;
  return {
    kind: storable(record.kind, what),
    id: storable(record.id, what),
    owner: storable(record.owner, what),
    state: storable(record.state, what),
    created: storable(record.created, what),
    version: record.version,
    data: storableJson(record.data, what),
  };
}

function fromRow(row: RecordTable): StoredRecord {
  return { ...row, version: Number(row.version), data: parseJson(row.data, `${row.kind} ${row.id}`) };
}
