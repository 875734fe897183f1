/** Takes an archive away for good: the pair of an upload or an export. What lies in the configured folder stays there. */
import type { ArchiveOrigin, ArchiveRow } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import { may, requireMay, type Capability, type Principal } from '@tsferry/engine';
import type { ServedEngine } from '../served-engine.js';
import type { JobRunner } from '../jobs/job-runner.js';
import { notFound } from '../problem.js';
import { removeUploadFiles } from '../uploads/upload-files.js';
import type { UploadReceiver } from '../uploads/upload-receiver.js';
import { uploadRecords } from '../uploads/upload.js';
import { archiveInUse, locksArchive } from './archive-locks.js';
import { archiveRecords } from './archive-record.js';
import { contentFolder } from './content-files.js';
import { findArchive, type ArchiveSource, type FoundArchive } from './find-archive.js';
import { requireUnused } from './require-unused.js';

/** Who may make an archive may take it away; nobody those that the server was given. */
const needs: Readonly<Record<ArchiveOrigin, Capability | null>> = {
  export: 'export',
  upload: 'import',
  folder: null,
};

/** Whether somebody who sees an archive from there may take it away. */
export function mayRemove(principal: Principal, origin: ArchiveOrigin): boolean {
  const need = needs[origin];
  return need !== null && may(principal, need);
}

/** What archives are removed with. */
export type ArchiveRemoval = ArchiveSource & {
  readonly engine: ServedEngine;
  readonly jobs: JobRunner;
  readonly uploads: UploadReceiver;
  readonly removing: Set<string>;
};

/**
 * Takes an archive away. Throws NOT_FOUND; FORBIDDEN; ARCHIVE_IN_USE while a job works with it, and when objects of a site
 * have their content in it; TARGET_BUSY while another process exports to it. One that was taken away halfway, by a server
 * that died, is still there to be taken away.
 */
export async function removeArchive(removal: ArchiveRemoval, principal: Principal, id: string): Promise<ArchiveRow> {
  const found = await findArchive(removal, principal, id);
  const { row, file } = found;
  requireMayRemove(principal, row);
  const { jobs, uploads, removing } = removal;
  // Another request may have begun since it was found.
  if (removing.has(row.id)) throw notFound('archive', id);
  // From here on nothing new finds it, and no export takes its place; what found it before is a job by now, or will look
  // again. So once there is no job, none comes, and taking many files away need not keep others from starting theirs.
  removing.add(row.id);
  try {
    await jobs.requireNone((job) => locksArchive(job, row), archiveInUse());
    await requireUnused(removal, principal, contentFolder(file));
    const work = (): Promise<void> => remove(removal, principal, found);
    // Nobody finishes the upload once more meanwhile.
    await (row.from === 'upload' ? uploads.end(row.id, work) : work());
  } finally {
    removing.delete(row.id);
  }
  return row;
}

function requireMayRemove(principal: Principal, { from, name }: ArchiveRow): void {
  const need = needs[from];
  if (need !== null) return requireMay(principal, need);
  throw new AppError('FORBIDDEN', `${name} is in the folder of archives of the server, which no request changes.`, {
    hint: 'Ask who runs the server.',
  });
}

async function remove(
  { engine, records, settings }: ArchiveRemoval,
  principal: Principal,
  { row, file }: FoundArchive,
): Promise<void> {
  // The record goes last: what is left halfway is still listed.
  if (row.from === 'upload') {
    await removeUploadFiles(settings, row.id);
    await records.remove(uploadRecords.kind, row.id);
  } else {
    await engine.for(principal).removeExport(file, row.site ?? '');
  }
  await records.remove(archiveRecords.kind, row.id);
}
