import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '@tsferry/domain';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { SqliteDatabase, SqliteStatement, SqliteValue } from './node-sqlite.js';
import { sqliteError } from './sqlite-error.js';
import { waitWhileBusy } from './wait-while-busy.js';

/** A connection with its transaction. */
export type SqliteConnection = DatabaseConnection & {
  /** Starts a transaction: a snapshot when `readOnly`, else with the write lock held from the start. Waits for it. */
  begin(readOnly: boolean): Promise<void>;
  /** Throws, and the transaction is not committed, when one of its statements failed. */
  commit(): Promise<void>;
  /** Never throws: `isUsable` says when it failed. */
  rollback(): Promise<void>;
  /** False when the connection must be closed, which rolls back what is open. */
  isUsable(): boolean;
  /**
   * Moves what the write-ahead log holds into the file, as far as nobody else reads it. SQLite does this when the last
   * connection closes, but `@photostructure/sqlite` 1.2.1 closes only once its statements are garbage collected.
   */
  checkpoint(): void;
  close(): void;
};

/** Statements kept prepared. The ones that are run a thousand times are about ten. */
const preparedStatements = 32;

/** How long statements may follow each other before the event loop gets its turn. */
const turnMs = 20;

const bound = (value: unknown): SqliteValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new AppError('INTERNAL', `A value of type ${typeof value} cannot be bound.`);
};

/** Statements that give rows: Kysely's selects, raw ones (pragmas), and whatever returns. */
function givesRows({ query }: CompiledQuery): boolean {
  return (
    query.kind === 'SelectQueryNode' ||
    query.kind === 'RawNode' ||
    ('returning' in query && query.returning !== undefined)
  );
}

/** Runs a statement for its rows. They are read as arrays where that is offered: more than twice as quick for 100,000 of them. */
function rowsOf(statement: SqliteStatement, values: readonly SqliteValue[]): unknown[] {
  if (!statement.columns || !statement.setReturnArrays) return statement.all(...values);
  statement.setReturnArrays(true);
  const names = statement.columns().map((column) => column.name);
  return (statement.all(...values) as SqliteValue[][]).map((row) => {
    const object: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) object[names[at] ?? ''] = row[at];
    return object;
  });
}

/** Makes a connection out of an open database. `path` is for messages; `waitMs` bounds every wait for a lock. */
export function sqliteConnection(database: SqliteDatabase, path: string, waitMs: number): SqliteConnection {
  const prepared = new Map<string, SqliteStatement>();
  let inTransaction = false;
  let usable = true;
  let failure: unknown;
  let turnEnds = 0;

  function prepare(sql: string): SqliteStatement {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    for (const oldest of prepared.keys()) {
      if (prepared.size < preparedStatements) break;
      prepared.delete(oldest);
    }
    prepared.set(sql, statement);
    return statement;
  }

  function run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = prepare(query.sql);
    const values = query.parameters.map(bound);
    if (givesRows(query)) return { rows: rowsOf(statement, values) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  /** A statement outside a transaction is one by itself, so it can wait and be tried again. */
  async function waiting<T>(work: () => T): Promise<T> {
    const start = performance.now();
    try {
      return await waitWhileBusy(work, waitMs);
    } catch (error) {
      throw sqliteError(error, path, performance.now() - start);
    }
  }

  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (!inTransaction) return waiting(() => run<R>(query));
      if (failure !== undefined) throw failure;
      if (performance.now() > turnEnds) {
        await nextTurn();
        turnEnds = performance.now() + turnMs;
      }
      try {
        return run<R>(query);
      } catch (error) {
        // SQLite ends the transaction by itself after some errors; what followed would be committed one by one.
        failure = sqliteError(error, path);
        throw failure;
      }
    },

    async *streamQuery() {
      throw new AppError('INTERNAL', 'Streaming of queries is not offered.');
    },

    async begin(readOnly) {
      await waiting(() => {
        if (!readOnly) return database.exec('begin immediate');
        database.exec('begin');
        try {
          // The snapshot is taken by the first read, not by BEGIN.
          prepare('select 1 from sqlite_schema limit 1').all();
        } catch (error) {
          database.exec('rollback');
          throw error;
        }
      });
      failure = undefined;
      inTransaction = true;
      turnEnds = performance.now() + turnMs;
    },

    async commit() {
      if (failure !== undefined) throw failure;
      await waiting(() => database.exec('commit'));
      inTransaction = false;
    },

    async rollback() {
      try {
        database.exec('rollback');
      } catch {
        // Either SQLite has rolled back already, or closing the connection does.
        usable = false;
      }
      inTransaction = false;
    },

    isUsable: () => usable,

    checkpoint() {
      try {
        database.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // What is in the log is as safe there: the next one to close the store moves it.
      }
    },

    close: () => database.close(),
  };
}
