import type { ArchiveRow } from '@tsferry/contract';
import type { RecordStore } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import { count } from '@tsferry/wizard/words';
import type { Principal } from '@tsferry/engine';
import { answerArchive, archiveRecords, type ArchiveRecord } from '../archives/archive-record.js';
import type { LimitedRun } from '../limit-concurrency.js';
import type { ServedEngine } from '../served-engine.js';
import type { Settings } from '../settings.js';
import { uploadedFiles, uploadFile } from './upload-files.js';
import type { UploadReceiver } from './upload-receiver.js';
import { uploadRecords, type UploadRecord } from './upload.js';

/** What uploads are finished with. */
export type UploadFinish = {
  readonly engine: ServedEngine;
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly uploads: UploadReceiver;
  readonly runHeavy: LimitedRun;
  readonly now: () => Date;
};

/**
 * Makes an archive of an upload once all its files are there and the zip is one that can be read; finishing it again
 * answers the same. Throws CONTENT_MISSING, and what reading the archive throws: then the upload stays open.
 */
export async function finishUpload(
  parts: UploadFinish,
  principal: Principal,
  upload: UploadRecord,
  expected: number,
  signal: AbortSignal,
): Promise<ArchiveRow> {
  return parts.uploads.end(upload.id, () => finish(parts, principal, upload, expected, signal));
}

async function finish(
  { records, settings, engine, now, runHeavy }: UploadFinish,
  principal: Principal,
  upload: UploadRecord,
  expected: number,
  signal: AbortSignal,
): Promise<ArchiveRow> {
  const before = await archiveRecords.get(records, upload.id);
  if (before) return answerArchive(before);
  const files = await uploadedFiles(settings, upload);
  const zip = files.find(({ path }) => path === '');
  if (!zip || files.length !== expected) {
    throw new AppError(
      'CONTENT_MISSING',
      zip
        ? `The upload has ${count(files.length, 'file')}, the zip among them. It was to be finished with ${expected}.`
        : `The zip has not come. The upload has ${count(files.length, 'file')} so far.`,
      {
        hint: 'Count the zip and every content file. Send what has not come, then finish.',
        details: { files: files.length, expected, zip: zip !== undefined },
      },
    );
  }
  const file = uploadFile(settings, upload, '');
  await runHeavy(signal, () => engine.for(principal).inspectArchive({ file }, { signal }));
  const record: ArchiveRecord = {
    kind: archiveRecords.kind,
    id: upload.id,
    owner: upload.owner,
    state: 'upload',
    created: now().toISOString(),
    version: 1,
    data: { name: upload.data.name, from: 'upload', site: null, bytes: zip.bytes, time: now().toISOString() },
  };
  // In this order: who ends in between leaves an upload that can be finished again, not an archive that can be removed.
  await uploadRecords.change(records, { ...upload, state: 'finished' });
  await archiveRecords.add(records, record);
  return answerArchive(record);
}
