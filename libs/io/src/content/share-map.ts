/** `\\server\share\dir` and the folder of this machine that it is. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { AppError, type ShareMap } from '@tsferry/domain';
import { checkRelativePath, joinInside } from './safe-path.js';

/** With backslashes, and none at the end. */
function normalise(path: string): string {
  return path.replaceAll('/', '\\').replace(/\\+$/, '');
}

/**
 * Where this machine reads the UNC or drive path; null when no map has it. The map with the longest prefix wins,
 * ignoring case. Throws CONTENT_NAME when the rest of the path is refused (`..`), CONTENT_TYPE when a link in it leads
 * out of the mapped folder. Paths from definitions are opened through this function or not at all.
 */
export function toLocal(maps: readonly ShareMap[], path: string): string | null {
  const wanted = normalise(path);
  const map = longest('unc', maps, ({ unc }) => startsWith(wanted.toLowerCase(), normalise(unc).toLowerCase(), '\\'));
  if (map === null) return null;
  const rest = wanted.slice(normalise(map.unc).length + 1);
  if (rest === '') return map.folder;
  const local = joinInside(map.folder, checkRelativePath(rest, path));
  if (isInside(realPath(map.folder), realPath(local))) return local;
  throw new AppError('CONTENT_TYPE', `${path} is ${local} here, and a link in it leads out of ${map.folder}.`, {
    hint: 'Map the folder that the link leads to.',
    details: { path, local, folder: map.folder },
  });
}

/** The UNC path of an absolute local path; null when no share map has it. The longest folder wins; drives do not count. */
export function toUnc(maps: readonly ShareMap[], local: string): string | null {
  const map = longest('folder', maps, ({ unc, folder }) => unc.startsWith('\\\\') && isInside(folder, local));
  if (map === null) return null;
  const rest = relative(map.folder, local);
  return rest === '' ? map.unc : `${normalise(map.unc)}\\${rest.split(/[/\\]/).join('\\')}`;
}

function longest(side: keyof ShareMap, maps: readonly ShareMap[], fits: (map: ShareMap) => boolean): ShareMap | null {
  const found = maps.filter(fits);
  return found.length === 0 ? null : found.reduce((a, b) => (b[side].length > a[side].length ? b : a));
}

function startsWith(path: string, prefix: string, separator: string): boolean {
  return path === prefix || path.startsWith(prefix + separator);
}

/** Whether `path` is `folder` or in it; both absolute, both real or both not. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way));
}

/** The path with every link in it followed, as far as it is there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing || path === dirname(path)) return path;
    return join(realPath(dirname(path)), relative(dirname(path), path));
  }
}
