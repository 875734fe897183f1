import { maxArchiveEntries } from '@tsferry/domain';

/**
 * What a zip may hold (libs/io/docs/archive-format.md, "Limits"). The sum is limited, so no ratio is needed against zip
 * bombs. The writer keeps to the same limits.
 */
export const archiveLimits = {
  /** Bytes of the zip itself. */
  archiveBytes: 512 * 1024 * 1024,
  /** Entries, folders included. */
  entries: maxArchiveEntries,
  /** Bytes of one entry after inflating. */
  entryBytes: 64 * 1024 * 1024,
  /** Bytes of all entries together after inflating. */
  totalBytes: 512 * 1024 * 1024,
  /** Bytes of one entry's name. */
  nameBytes: 1024,
  /** Folders and file in one entry's name. No part of an export has more than five. */
  nameLevels: 32,
} as const;
