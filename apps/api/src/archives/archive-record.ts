/** What is known of archives that came by an upload or by an export. Those of the configured folder are only files. */
import type { RecordStore } from '@tsferry/domain';
import { z } from '@hono/zod-openapi';
import { recordKind, type TypedRecord } from '../record-kind.js';

const originSchema = z.enum(['upload', 'export', 'folder']);
/** Where an archive came from. */
export type ArchiveOrigin = z.infer<typeof originSchema>;

/** An archive as it is listed. `id`: of an upload or an export, or the name of a zip in the configured folder. */
export const archiveRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    from: originSchema,
    /** Code of the site that was exported. */
    site: z.string().nullable(),
    /** Of the zip. */
    bytes: z.number(),
    time: z.string(),
  })
  .openapi('ArchiveRow');
export type ArchiveRow = z.infer<typeof archiveRowSchema>;

/** An archive in a list, with what who asks may do. */
export const listedArchiveSchema = archiveRowSchema.extend({ removable: z.boolean() }).openapi('ListedArchive');
export type ListedArchive = z.infer<typeof listedArchiveSchema>;

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
