import type { SqliteModule, SqliteValue } from '../sqlite/node-sqlite.js';

/** The same SQLite, with `tap` called before each statement is run; what it throws, the statement throws. */
export function tapSqlite({ DatabaseSync }: SqliteModule, tap: (sql: string) => void): SqliteModule {
  return {
    DatabaseSync: class {
      readonly #database;

      constructor(path: string, options?: { readonly readOnly?: boolean }) {
        this.#database = new DatabaseSync(path, options ?? {});
      }

      exec(sql: string): void {
        tap(sql);
        this.#database.exec(sql);
      }

      prepare(sql: string) {
        const statement = this.#database.prepare(sql);
        return {
          run(...values: SqliteValue[]) {
            tap(sql);
            return statement.run(...values);
          },
          all(...values: SqliteValue[]) {
            tap(sql);
            return statement.all(...values);
          },
        };
      }

      close(): void {
        this.#database.close();
      }
    },
  };
}
