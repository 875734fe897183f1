import { createHash } from 'node:crypto';
import { kindFor, type DraftObject, type ManagedObject } from '@tsferry/domain';
import { formatChecksums, uniqueFolderNames, writeArchive } from '@tsferry/io';
import type { ContentFiles } from './content-files.js';
import { fixtureTime, guidOf, labScope } from './names.js';

/** An object of a fixture. `files` is its content; one file when its class has a single one. */
export type FixtureObject = { readonly object: ManagedObject; readonly files?: ContentFiles };

/** What an archive with the content beside it is made from, dependencies first. */
export type FixturePair = {
  readonly name: string;
  readonly comment: string;
  readonly usmtPackageId: string;
  readonly objects: readonly FixtureObject[];
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Name of the folder of a content: the ContentId of an application, else the object's name. */
function folderNames(objects: readonly FixtureObject[]): string[] {
  const names = objects.map(({ object, files }) => {
    const [source] = kindFor(object).contents(object.instance);
    if (files && !source) throw new Error(`${object.id} has files, and its definition names no content.`);
    return source?.key || object.name;
  });
  return uniqueFolderNames(names);
}

/**
 * The files of a pair by their path below the fixtures folder: the zip, the content, and the checksums when there is
 * content. The same at every run.
 */
export async function makePair(pair: FixturePair): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  const checksums: { path: string; sha256: string }[] = [];
  const folders = folderNames(pair.objects.filter(({ files }) => files));
  const objects = pair.objects.map(({ object, files }): DraftObject => {
    if (!files) return { ...object, contents: [] };
    const [source] = kindFor(object).contents(object.instance);
    const folder = folders.shift()!;
    for (const [path, bytes] of Object.entries(files)) {
      made.set(`${pair.name}_files/${folder}/${path}`, bytes);
      checksums.push({ path: `${folder}/${path}`, sha256: sha256(bytes) });
    }
    const content = {
      key: source!.key,
      uniqueId: guidOf(`${pair.name} ${object.class} ${object.id}`),
      description: object.name,
      relativePath: folder,
      singleFile: source!.singleFile,
      originalPath: source!.path,
    };
    return { ...object, contents: [content] };
  });
  const { name, comment, usmtPackageId } = pair;
  const id = guidOf(name);
  const zip = await writeArchive({
    id,
    time: fixtureTime,
    name,
    authoringScope: labScope,
    comment,
    usmtPackageId,
    objects,
  });
  made.set(`${name}.zip`, zip);
  if (checksums.length > 0) {
    const lines = [...checksums, { path: `../${name}.zip`, sha256: sha256(zip) }];
    made.set(`${name}_files/SHA256SUMS`, Buffer.from(formatChecksums(lines)));
  }
  return made;
}
