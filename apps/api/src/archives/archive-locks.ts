/** @module Which jobs lock an archive: while they wait or run, it must not be changed or removed. */
import type { ArchiveRow } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import type { JobRecord } from '../jobs/job.js';

/** Whether a job reads an archive, or is to write one in its place. */
export function locksArchive(job: JobRecord, row: ArchiveRow): boolean {
  return readsArchive(job, row) || replacesArchive(job, row);
}

/** Whether a job reads an archive, or made it. */
export function readsArchive({ data }: JobRecord, { id }: ArchiveRow): boolean {
  return data.links.archive === id;
}

/** Whether a job is to write an archive in the place of this one. Names are compared without case. */
export function replacesArchive({ data }: JobRecord, { from, site, name }: ArchiveRow): boolean {
  return from === 'export' && data.site === site && data.writes?.toUpperCase() === name.toUpperCase();
}

/** The error ARCHIVE_IN_USE: for a change of a locked archive, and for a job on an archive that changes. */
export function archiveInUse(detail = 'A job that waits or runs works with this archive.'): AppError {
  return new AppError('ARCHIVE_IN_USE', detail, { hint: 'Wait for it to end, or cancel it.' });
}
