import { closeSync, openSync, statSync } from 'node:fs';
import { AppError } from '@tsferry/domain';
import type { SqliteDatabase } from './node-sqlite.js';

/** `tsfy` in ASCII, in the header of every store, so that no other program's database is taken for one. */
export const applicationId = 0x74736679;

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/**
 * Makes an empty file, for its owner only, when there is none and `create` says so. True when the file is empty, so to
 * be set up. Throws STORE_IO when it is not there or is no file.
 *
 * A file that exists is never opened here: closing it would drop the locks that SQLite holds on it in this process
 * (sqlite.org/howtocorrupt.html 2.2). For the same reason the new one is closed before anything else can run.
 */
export function provideStoreFile(path: string, create: boolean): boolean {
  try {
    if (create) closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!isThere(error)) throw unusable(path, error);
  }
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats.size === 0;
  } catch (error) {
    throw unusable(path, error);
  }
  throw unusable(path, new Error('it is not a file'));
}

function unusable(path: string, cause: unknown): AppError {
  return new AppError(
    'STORE_IO',
    `The store ${path} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
    {
      hint: 'Check that the file and its folder exist and that you may write to both.',
      details: { store: path },
      cause,
    },
  );
}

/** SQLITE_CONSTRAINT_CHECK. */
const checkFailed = 275;

/**
 * Throws STORE_CORRUPT when the database, opened for reading only, is another application's; else whatever SQLite says of
 * the file. The id is compared by a check constraint because `exec` gives no rows, and a prepared statement would keep a
 * connection of `@photostructure/sqlite` 1.2.1 open after its close.
 */
export function requireStore(database: SqliteDatabase, path: string): void {
  try {
    database.exec(`
      create temp table if not exists mark (id integer check (id = ${applicationId}));
      insert into temp.mark select application_id from pragma_application_id;
    `);
  } catch (error) {
    if (!(error instanceof Error) || !('errcode' in error) || error.errcode !== checkFailed) throw error;
    throw new AppError('STORE_CORRUPT', `The file ${path} is a database of another application.`, {
      hint: 'Name another store. The file was not changed.',
      details: { store: path },
    });
  }
}
