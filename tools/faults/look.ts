/** What stands in a scene, in a form that two scenes can be compared by. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadSqlite } from '../../libs/stores/src/sqlite/node-sqlite.js';
import type { Scene } from './operations.js';

/** The parts that must change together. A value of null: it is not there. */
export type Seen = {
  /** The bytes of the archive. */
  readonly zip: string | null;
  /** The content beside the archive, or in the share. */
  readonly content: string | null;
  /** The rows of each table of the site. */
  readonly site: string;
  /** Every name in `out` and in the home, hidden ones too, without the database's own files. */
  readonly names: readonly string[];
};

const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Content without hidden folders; the list of sums names an archive that is another one in each run. */
function content(folder: string): string | null {
  const names = files(folder).filter(
    (name) => !name.startsWith('.') && !name.endsWith('SHA256SUMS') && name !== 'a.zip',
  );
  if (names.length === 0) return null;
  return hash(names.map((name) => `${name} ${hash(readFileSync(join(folder, name)))}`).join('\n'));
}

/** All bytes below a folder with their names, but for the memory that connections share. */
export function hashFolder(folder: string): string {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => !name.endsWith('-shm'))
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const line = ({ entry, path }: (typeof found)[number]): string =>
    `${relative(folder, path)} ${entry.isDirectory() ? '' : hash(readFileSync(path))}`;
  return hash(found.map(line).join('\n'));
}

/** Rows of the tables that an import changes, counted, after SQLite's own check of the file. Answers what is wrong instead. */
async function site(home: string): Promise<string> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(join(home, 'tsferry.sqlite'));
  const column = (sql: string): string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(Object.values(row as object)[0]));
  try {
    const whole = column('pragma integrity_check').join();
    if (whole !== 'ok') return `damaged: ${whole}`;
    const tables = column(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by 1",
    );
    return tables.map((table) => `${table} ${column(`select count(*) from "${table}"`).join()}`).join(', ');
  } catch (error) {
    return `damaged: ${String(error)}`;
  } finally {
    database.close();
  }
}

/** Looks at a scene that no process uses. */
export async function look(scene: Scene): Promise<Seen> {
  const zip = join(scene, 'out', 'a.zip');
  const top = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
  const own = (name: string): boolean => !/\.sqlite-(wal|shm)$/.test(name);
  return {
    zip: existsSync(zip) ? hash(readFileSync(zip)) : null,
    content: content(join(scene, 'out')),
    site: await site(join(scene, 'home')),
    names: [...top(join(scene, 'out')), ...top(join(scene, 'home')).filter(own)],
  };
}
