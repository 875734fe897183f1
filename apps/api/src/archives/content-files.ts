import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentPath } from '../uploads/content-path.js';

/** A file of the content folder of an archive: path below it with `/`. */
export type ContentFile = { readonly path: string; readonly bytes: number };

/** The content folder beside a zip. */
export function contentFolder(zip: string): string {
  return zip.replace(/\.zip$/i, '_files');
}

const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (state) => state.isDirectory(),
    () => false,
  );

/** The content files beside a zip, by path; links and devices are not among them. Empty when there is no folder. */
export async function contentFiles(zip: string): Promise<ContentFile[]> {
  const folder = contentFolder(zip);
  if (!(await isFolder(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: ContentFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.push({ path: relative(folder, file).split(sep).join('/'), bytes: (await stat(file)).size });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a content file beside a zip lies; null when there is none. Throws CONTENT_NAME for what is no such path. */
export async function findContentFile(zip: string, path: string): Promise<string | null> {
  const folder = contentFolder(zip);
  const file = join(folder, ...contentPath(path));
  if (!(await isFolder(folder)) || !(await lstat(file).catch(() => null))?.isFile()) return null;
  return (await realpath(file)).startsWith((await realpath(folder)) + sep) ? file : null;
}
