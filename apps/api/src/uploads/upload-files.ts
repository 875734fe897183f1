/** The files of an upload on this machine. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Upload } from '@tsferry/contract';
import type { Settings } from '../settings.js';
import { contentPath } from './content-path.js';
import type { UploadRecord } from './upload.js';

/** The folder that holds nothing but this upload. */
export function uploadFolder({ uploads }: Pick<Settings, 'uploads'>, id: string): string {
  return join(uploads, id);
}

/** Where a file of an upload lies; `path` '' is the zip. Throws CONTENT_NAME. */
export function uploadFile(settings: Settings, { id, data }: UploadRecord, path: string): string {
  const folder = uploadFolder(settings, id);
  if (path === '') return join(folder, data.name);
  return join(folder, data.name.replace(/\.zip$/i, '_files'), ...contentPath(path));
}

/** The files that have come so far. */
export async function uploadedFiles(settings: Settings, record: UploadRecord): Promise<Upload['files']> {
  return (await uploadedEntries(settings, record)).files;
}

/** The files that have come so far, and how many files and folders that makes. */
export async function uploadedEntries(
  settings: Settings,
  record: UploadRecord,
): Promise<{ readonly files: Upload['files']; readonly entries: number }> {
  const folder = uploadFolder(settings, record.id);
  const content = join(folder, record.data.name.replace(/\.zip$/i, '_files'));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => {
      const path = file === join(folder, record.data.name) ? '' : relative(content, file).split(sep).join('/');
      return { path, bytes: (await stat(file)).size };
    }),
  );
  return { files: found.sort((a, b) => (a.path < b.path ? -1 : 1)), entries: entries.length };
}

/** An upload as it is answered. */
export async function answerUpload(settings: Settings, record: UploadRecord): Promise<Upload> {
  const { id, state, created, data } = record;
  return { id, ...data, state: state as Upload['state'], created, files: await uploadedFiles(settings, record) };
}

/** Takes an upload's files away. */
export async function removeUploadFiles(settings: Settings, id: string): Promise<void> {
  await rm(uploadFolder(settings, id), { recursive: true, force: true });
}
