import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import type { SqliteConnection } from './sqlite-connection.js';

/** SQLite changes tables inside transactions; Kysely's own adapter says it does not and would migrate without one. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Idle connections kept open. */
const idleConnections = 4;

/**
 * One connection a transaction, as many as are needed at once: in WAL mode readers do not wait for the writer, and
 * writers of one process wait for each other just as they wait for other processes.
 */
function sqliteDriver(connect: () => Promise<SqliteConnection>): Driver {
  const idle: SqliteConnection[] = [];
  const open = new Set<SqliteConnection>();
  // Kysely hands back only what acquireConnection gave it.
  const own = (connection: DatabaseConnection) => connection as SqliteConnection;

  function close(connection: SqliteConnection): void {
    open.delete(connection);
    connection.close();
  }

  return {
    async init() {},
    async acquireConnection() {
      const connection = idle.pop() ?? (await connect());
      open.add(connection);
      return connection;
    },
    beginTransaction: (connection, { accessMode }) => own(connection).begin(accessMode === 'read only'),
    commitTransaction: (connection) => own(connection).commit(),
    rollbackTransaction: (connection) => own(connection).rollback(),
    async releaseConnection(connection) {
      if (own(connection).isUsable() && idle.length < idleConnections) idle.push(own(connection));
      else close(own(connection));
    },
    async destroy() {
      for (const connection of idle.slice(0, 1)) connection.checkpoint();
      for (const connection of open) close(connection);
    },
  };
}

/** The Kysely dialect over the API of `node:sqlite`. `connect` opens one more connection to the same file. */
export function sqliteDialect(connect: () => Promise<SqliteConnection>): Dialect {
  return {
    createDriver: () => sqliteDriver(connect),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
