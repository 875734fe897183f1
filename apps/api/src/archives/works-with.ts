/** Which jobs an archive is not to be changed under. */
import type { ArchiveRow } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import type { JobRecord } from '../jobs/job.js';

/** Whether a job reads an archive, or is to write one in its place. */
export function worksWith(job: JobRecord, row: ArchiveRow): boolean {
  return reads(job, row) || writes(job, row);
}

/** Whether a job reads an archive, or made it. */
export function reads({ data }: JobRecord, { id }: ArchiveRow): boolean {
  return data.links.archive === id;
}

/** Whether a job is to write an archive in the place of this one. Names differ by more than case. */
export function writes({ data }: JobRecord, { from, site, name }: ArchiveRow): boolean {
  return from === 'export' && data.site === site && data.writes?.toUpperCase() === name.toUpperCase();
}

/** The refusal of what would change an archive under a job, or begin a job on one that changes. */
export function inUse(detail = 'A job that waits or runs works with this archive.'): AppError {
  return new AppError('ARCHIVE_IN_USE', detail, { hint: 'Wait for it to end, or cancel it.' });
}
