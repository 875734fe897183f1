import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { loadSqlite, type SqliteDatabase } from './node-sqlite.js';
import { isBusy, sqliteError } from './sqlite-error.js';

async function database(path: string): Promise<SqliteDatabase> {
  const { DatabaseSync } = await loadSqlite();
  const opened = new DatabaseSync(path);
  onTestFinished(() => opened.close());
  return opened;
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

describe('an error of SQLite', () => {
  it('is the same however the statement was run', async () => {
    const path = join(temporaryFolder(), 'a.sqlite');
    const holder = await database(path);
    const other = await database(path);
    holder.exec('create table t (id integer primary key); begin exclusive');

    for (const run of [
      () => other.exec('begin immediate'),
      () => other.prepare('begin immediate').run(),
      () => other.prepare('select * from t').all(),
    ]) {
      const error = thrown(run);
      expect(isBusy(error)).toBe(true);
      expect(sqliteError(error, path, 1234)).toMatchObject({
        code: 'STORE_BUSY',
        message: `The store ${path} is being written by another process (waited 1.2 s).`,
      });
    }
  });

  it('of a database that may only be read, or has no room, is STORE_IO', async () => {
    const path = join(temporaryFolder(), 'a.sqlite');
    const small = await database(path);
    small.exec('pragma max_page_count = 3; create table t (x)');
    const full = thrown(() => small.prepare('insert into t values (?)').run('x'.repeat(100_000)));
    expect(sqliteError(full, path)).toMatchObject({
      code: 'STORE_IO',
      message: expect.stringContaining('disk is full'),
    });

    small.exec('pragma query_only = on');
    const readOnly = thrown(() => small.exec('delete from t'));
    expect(sqliteError(readOnly, path)).toMatchObject({
      code: 'STORE_IO',
      message: expect.stringContaining('read-only'),
    });
    expect(existsSync(path)).toBe(true);
  });

  it('that says something about our own statements stays as it is: a bug of ours', async () => {
    const memory = await database(':memory:');
    memory.exec('create table t (id integer primary key); insert into t values (1)');

    for (const sql of ['insert into t values (1)', 'select * from nowhere']) {
      const error = thrown(() => memory.exec(sql));
      expect(sqliteError(error, 'x')).toBe(error);
    }
  });
});
