import { access, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nameKey } from './safe-path.js';

/**
 * The path itself when something is there; else the only one beside it whose name differs in nothing but case or Unicode
 * form; null when there is none, or more than one.
 */
export async function findNear(path: string): Promise<string | null> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  const names = await readdir(dirname(path)).catch(() => []);
  const near = names.filter((name) => nameKey(name) === nameKey(basename(path)));
  return near.length === 1 ? join(dirname(path), near[0]!) : null;
}
