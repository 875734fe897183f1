import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordStore } from '@tsferry/domain';
import type { Settings } from '../settings.js';
import { archiveRecords, exportNamed, type ArchiveRecord } from './archive-record.js';

/** What archives are recorded with. */
export type ArchiveRecording = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** An export that was published. `name`: of the zip. */
type Published = { readonly owner: string; readonly site: string; readonly name: string };

/**
 * Remembers the archive of an export and answers its id; one that took the place of another keeps the other's id. Throws
 * when its zip is not there.
 */
export async function recordExport(
  { records, settings, newId, now }: ArchiveRecording,
  { owner, site, name }: Published,
): Promise<string> {
  const { size: bytes } = await stat(join(settings.exports, site, name));
  const data: ArchiveRecord['data'] = { name, from: 'export', site, bytes, time: now().toISOString() };
  const before = await exportNamed(records, site, name);
  if (before) {
    await archiveRecords.change(records, { ...before, data });
    return before.id;
  }
  const id = newId();
  await archiveRecords.add(records, { id, owner, state: `export:${site}`, created: data.time, data });
  return id;
}
