import { AppError, type ErrorCode } from '@tsferry/domain';

type Situation = { readonly code: ErrorCode; readonly says: string; readonly hint: string };

const unreachable: Situation = {
  code: 'STORE_IO',
  says: 'cannot be read or written',
  hint: 'Check that the file and its folder exist, that you may write to both, and that the disk works.',
};
const full: Situation = {
  code: 'STORE_IO',
  says: 'cannot grow: the disk is full',
  hint: 'Free some space and try again. Nothing was changed.',
};
const readOnly: Situation = {
  code: 'STORE_IO',
  says: 'cannot be changed: the file or its folder is read-only',
  hint: 'Make both writable for you, or name another store.',
};
const damaged: Situation = {
  code: 'STORE_CORRUPT',
  says: 'is damaged, or is no SQLite database',
  hint: 'Restore it from a backup, or name another store. It was not changed.',
};
const busy: Situation = {
  code: 'STORE_BUSY',
  says: 'is being written by another process',
  hint: 'Try again when the other tsferry has finished.',
};

/**
 * SQLite's primary result codes with the text sqlite3_errstr gives each. The text matters: `all()` of
 * `@photostructure/sqlite` 1.2.1 throws errors without `errcode`.
 */
const situations: readonly (readonly [errcode: number, text: string, situation: Situation])[] = [
  [5, 'database is locked', busy],
  [6, 'database table is locked', busy],
  [3, 'access permission denied', unreachable],
  [8, 'attempt to write a readonly database', readOnly],
  [10, 'disk I/O error', unreachable],
  [11, 'database disk image is malformed', damaged],
  [13, 'database or disk is full', full],
  [14, 'unable to open database file', unreachable],
  [15, 'locking protocol', busy],
  [22, 'large file support is disabled', unreachable],
  [26, 'file is not a database', damaged],
];

function situationOf(error: unknown): Situation | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return undefined;
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
  return situations.find(([code, text]) =>
    errcode === undefined ? error.message.includes(text) : code === errcode,
  )?.[2];
}

/** Whether another connection holds a lock that will be released. */
export function isBusy(error: unknown): boolean {
  return situationOf(error) === busy;
}

/**
 * What an error of SQLite means for the store in `path`: STORE_BUSY, STORE_IO or STORE_CORRUPT. Any other error is a bug
 * of ours and comes back as it is.
 */
export function sqliteError(error: unknown, path: string, waitedMs?: number): unknown {
  const situation = situationOf(error);
  if (!situation) return error;
  const waited = situation === busy && waitedMs !== undefined ? ` (waited ${(waitedMs / 1000).toFixed(1)} s)` : '';
  return new AppError(situation.code, `The store ${path} ${situation.says}${waited}.`, {
    hint: situation.hint,
    details: { store: path, reason: error instanceof Error ? error.message : String(error) },
    cause: error,
  });
}
