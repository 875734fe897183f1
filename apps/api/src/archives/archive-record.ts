/** What is known of archives that came by an upload or by an export. Those of the configured folder are only files. */
import { z } from '@hono/zod-openapi';
import type { ArchiveRow } from '@tsferry/contract';
import type { RecordStore } from '@tsferry/domain';
import { recordKind, type TypedRecord } from '../record-kind.js';

/** The records that archives are. */
export const archiveRecords = recordKind(
  'archive',
  z.object({
    name: z.string(),
    from: z.enum(['upload', 'export']),
    site: z.string().nullable(),
    bytes: z.number(),
    time: z.string(),
  }),
);
export type ArchiveRecord = TypedRecord<{
  readonly name: string;
  readonly from: 'upload' | 'export';
  readonly site: string | null;
  readonly bytes: number;
  readonly time: string;
}>;

/** The export of a site with that name, whatever its case; undefined when there is none. */
export async function exportNamed(
  records: RecordStore,
  site: string,
  name: string,
): Promise<ArchiveRecord | undefined> {
  const exports = await archiveRecords.list(records, { states: [`export:${site}`] });
  return exports.records.find(({ data }) => data.name.toUpperCase() === name.toUpperCase());
}

/** An archive as it is answered. */
export function answerArchive({ id, data }: ArchiveRecord): ArchiveRow {
  return { id, ...data };
}
