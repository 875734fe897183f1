import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftObject, ManagedObject } from '@tsferry/domain';
import { buildPackage } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { makeSequences, scope } from './objects.js';

async function writeZip(path: string, name: string, objects: readonly DraftObject[]): Promise<void> {
  const bytes = await writeArchive({
    id: '0be0c400-0000-4000-8000-000000000001',
    time: '2024-05-06T07:08:09.000Z',
    name,
    authoringScope: scope,
    comment: 'Made for the benchmark.',
    usmtPackageId: '00000000',
    objects,
  });
  writeFileSync(path, bytes);
}

const withoutContent = (object: ManagedObject): DraftObject => ({ ...object, contents: [] });

/** An archive of task sequences and what they need, without content. */
export async function makeSequenceArchive(path: string, count: number, steps: number): Promise<void> {
  await writeZip(path, 'sequences', makeSequences(count, steps).map(withoutContent));
}

/** An archive of objects, without content. */
export async function makeObjectArchive(path: string, objects: readonly ManagedObject[]): Promise<void> {
  await writeZip(path, 'objects', objects.map(withoutContent));
}

/** Archives of one task sequence of 40 to 80 steps each, with ten packages and their programs. */
export async function makeArchives(folder: string, count: number): Promise<void> {
  mkdirSync(folder);
  for (let at = 0; at < count; at++) {
    await writeZip(join(folder, `${at}.zip`), String(at), makeSequences(1, 40 + (at % 41)).map(withoutContent));
  }
}

/** A pair in `folder` (`pair.zip`, `pair_files`) of one package; its content is the folder that is moved in. */
export async function makePair(folder: string, content: string): Promise<string> {
  const zip = join(folder, 'pair.zip');
  const listed = {
    key: '',
    uniqueId: '0be0c400-0000-4000-8000-000000000002',
    description: 'Content',
    relativePath: 'Content',
    singleFile: false,
    originalPath: '\\\\files.contoso.com\\sources$\\Content',
  };
  mkdirSync(join(folder, 'pair_files'), { recursive: true });
  renameSync(content, join(folder, 'pair_files', 'Content'));
  await writeZip(zip, 'pair', [{ ...buildPackage('LAB00001', 'Content'), contents: [listed] }]);
  return zip;
}
