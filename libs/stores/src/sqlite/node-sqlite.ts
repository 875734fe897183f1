/**
 * The API of `node:sqlite`, as much of it as is used here: the built-in module where Node has it without a flag
 * (22.13 and newer), the package `@photostructure/sqlite`, which has the same API, on Node 20.
 */

/** A value that SQLite stores and JavaScript reads back the same. */
export type SqliteValue = string | number | null;

/** A prepared statement. The last two are missing before Node 22.16. */
export type SqliteStatement = {
  run(...values: readonly SqliteValue[]): { readonly changes: number | bigint };
  all(...values: readonly SqliteValue[]): unknown[];
  columns?(): readonly { readonly name: string }[];
  setReturnArrays?(arrays: boolean): void;
};

/** A connection to a database file. All calls are synchronous. */
export type SqliteDatabase = {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  close(): void;
};

/** SQLite itself. */
export type SqliteModule = {
  readonly DatabaseSync: new (path: string, options?: { readonly readOnly?: boolean }) => SqliteDatabase;
};

/** The built-in module, or undefined. Keeps Node's note that it is experimental off the administrator's terminal. */
function builtIn(): SqliteModule | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return undefined;
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Loads SQLite. Called when a store is first used, never at import. */
export async function loadSqlite(): Promise<SqliteModule> {
  return builtIn() ?? (await import('@photostructure/sqlite'));
}
