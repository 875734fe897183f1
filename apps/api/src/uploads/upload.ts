/** Uploads: a pair that comes in pieces, each file with the offset it has reached, so that a broken one goes on. */
import { z } from '@hono/zod-openapi';
import type { RecordStore } from '@tsferry/domain';
import type { Principal } from '@tsferry/engine';
import { notFound } from '../problem.js';
import { recordKind, type TypedRecord } from '../record-kind.js';

const dataSchema = z.object({ name: z.string(), bytes: z.number() });

/** The records that uploads are; how far each file has come is what lies in the folder. */
export const uploadRecords = recordKind('upload', dataSchema);
export type UploadRecord = TypedRecord<z.infer<typeof dataSchema>>;

/** An open upload of somebody's own. Throws NOT_FOUND. */
export async function findUpload(
  { records }: { readonly records: RecordStore },
  principal: Principal,
  id: string,
): Promise<UploadRecord> {
  const record = await uploadRecords.get(records, id);
  if (record && record.owner === principal.id) return record;
  throw notFound('upload', id);
}
