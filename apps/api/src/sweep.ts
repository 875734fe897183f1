/** Takes away what nobody needs any more: uploads that were given up, sessions that are over, old plans and keys. */
import type { RecordStore } from '@tsferry/domain';
import type { Settings } from './settings.js';
import { removeUploadFiles } from './uploads/upload-files.js';
import type { UploadReceiver } from './uploads/upload-receiver.js';
import { uploadRecords } from './uploads/upload.js';

const day = 24 * 60 * 60 * 1000;

/** How long records are kept, in milliseconds. Archives, jobs, tokens and the audit log are kept for good. */
const kept: Readonly<Record<string, number>> = {
  session: day,
  'idempotency-key': 7 * day,
  'export-plan': 30 * day,
  'import-plan': 30 * day,
};
const uploadsKept = 7 * day;

/** What is swept. */
export type Swept = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly uploads: UploadReceiver;
  readonly now: () => Date;
};

/** Sweeps once. */
export async function sweep({ records, settings, now, uploads }: Swept): Promise<void> {
  const before = (age: number): string => new Date(now().getTime() - age).toISOString();
  for (const [kind, age] of Object.entries(kept)) {
    // From the oldest on, one at a time: a plan may be large.
    for (let { total } = await records.list({ kind, limit: 1 }); total > 0; total--) {
      const [oldest] = (await records.list({ kind, offset: total - 1, limit: 1 })).records;
      if (!oldest || oldest.created >= before(age)) break;
      await records.remove(kind, oldest.id);
    }
  }
  const open = await uploadRecords.list(records, { states: ['open'] });
  for (const { id, created } of open.records) {
    if (created >= before(uploadsKept)) continue;
    await uploads.end(id, async () => {
      await removeUploadFiles(settings, id);
      await records.remove(uploadRecords.kind, id);
    });
  }
}
