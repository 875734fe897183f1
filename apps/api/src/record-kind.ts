import type { RecordFilter, RecordStore, StoredRecord } from '@tsferry/domain';
import type { z } from '@hono/zod-openapi';

/** A record whose data has a known shape. */
export type TypedRecord<Data> = Omit<StoredRecord, 'data'> & { readonly data: Data };

/** The records of one kind, checked by a schema when they are read. */
export type RecordKind<Data> = {
  readonly kind: string;
  add(records: RecordStore, record: Omit<TypedRecord<Data>, 'kind' | 'version'>): Promise<boolean>;
  get(records: RecordStore, id: string): Promise<TypedRecord<Data> | null>;
  list(
    records: RecordStore,
    filter: Omit<RecordFilter, 'kind'>,
  ): Promise<{ readonly records: TypedRecord<Data>[]; readonly total: number }>;
  /** False when it was changed or removed since it was read. */
  change(records: RecordStore, record: TypedRecord<Data>): Promise<boolean>;
};

/** States a kind of records. */
export function recordKind<Schema extends z.ZodType>(kind: string, schema: Schema): RecordKind<z.output<Schema>> {
  const typed = (record: StoredRecord): TypedRecord<z.output<Schema>> => ({
    ...record,
    data: schema.parse(record.data),
  });
  return {
    kind,
    add: (records, record) => records.add({ ...record, kind }),
    async get(records, id) {
      const record = await records.get(kind, id);
      return record && typed(record);
    },
    async list(records, filter) {
      const found = await records.list({ ...filter, kind });
      return { records: found.records.map(typed), total: found.total };
    },
    change: (records, record) => records.change(record),
  };
}
