/** A zip and its content as one tar stream, for those who want one file. Read as it is sent. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack, type Pack } from 'tar-stream';
import { contentFiles, contentFolder } from './content-files.js';

type Entry = { readonly name: string; readonly file: string };

/** The tar stream of a pair. It breaks off, so that nobody takes it for whole, when a file cannot be read as it was. */
export async function pairTar(zip: string, name: string, signal: AbortSignal): Promise<Pack> {
  const folder = contentFolder(zip);
  const files = await contentFiles(zip);
  const entries: Entry[] = [
    { name, file: zip },
    ...files.map(({ path }) => ({ name: `${basename(contentFolder(name))}/${path}`, file: join(folder, path) })),
  ];
  const tar = pack();
  void fill(tar, entries, signal).catch((error: unknown) => tar.destroy(error as Error));
  return tar;
}

async function fill(tar: Pack, entries: readonly Entry[], signal: AbortSignal): Promise<void> {
  for (const { name, file } of entries) {
    const { size, mtime } = await stat(file);
    const entry = tar.entry({ name, size, mtime, mode: 0o644 });
    await pipeline(createReadStream(file), entry, { signal });
  }
  tar.finalize();
}
