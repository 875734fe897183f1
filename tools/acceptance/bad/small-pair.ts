import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import JSZip from 'jszip';
import { buildZip, growthHint, type ZipLies, type ZipPart } from '../../../libs/io/src/testing/zip-builder.js';
import { textFile } from '../../fixtures-source/content-files.js';
import { makePair } from '../../fixtures-source/fixture-pair.js';

/** A file that is wrong, the group and number of its case, and the error code that it is refused with. */
export type BadCase = {
  readonly case: string;
  readonly what: string;
  readonly code: string;
  /** Writes the bad pair into a folder; the zip is `bad.zip` there unless it says otherwise. */
  readonly write: (folder: string) => Promise<string | void>;
};

/** Files of a good pair by path, with its zip as `bad.zip`. */
export const goodFiles = (): Promise<Map<string, Uint8Array>> =>
  makePair({
    name: 'bad',
    comment: 'Good before it was changed',
    usmtPackageId: '',
    objects: [
      {
        object: buildPackage('ABC00001', 'Tools'),
        files: { 'one.txt': textFile('one'), 'two.txt': textFile('two'), 'sub/three.txt': textFile('three') },
      },
      { object: buildTaskSequence('ABC00002', 'Run', [runCommandLine('Step', 'cmd.exe', 'ABC00001')]) },
    ],
  });

/** Writes files below a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** The parts of the good zip in the console's form. */
async function goodParts(): Promise<ZipPart[]> {
  const zip = await JSZip.loadAsync((await goodFiles()).get('bad.zip')!);
  const parts: ZipPart[] = [];
  for (const [name, entry] of Object.entries(zip.files)) {
    parts.push({ name, content: await entry.async('uint8array'), local: { extra: growthHint } });
  }
  return parts;
}

/** A pair whose zip is these bytes; the content beside it is good, and has no checksums that would speak first. */
async function writeBytes(folder: string, bytes: Uint8Array): Promise<void> {
  const files = await goodFiles();
  files.delete('bad_files/SHA256SUMS');
  writeFiles(folder, new Map([...files, ['bad.zip', bytes]]));
}

/** A case whose zip is made out of the good parts. */
export const badZip = (
  name: string,
  what: string,
  code: string,
  make: (parts: ZipPart[]) => Uint8Array | Promise<Uint8Array>,
): BadCase => ({ case: name, what, code, write: async (folder) => writeBytes(folder, await make(await goodParts())) });

/** A case of some good parts changed, and lies about the zip. */
export const badParts = (
  name: string,
  what: string,
  code: string,
  change: (parts: ZipPart[]) => ZipPart[],
  lies?: ZipLies,
): BadCase => badZip(name, what, code, (parts) => buildZip(change(parts), lies));

/** The parts with the text of one of them changed; throws when there is nothing to change. */
export function editPart(
  parts: readonly ZipPart[],
  name: string,
  change: (text: string) => string | Uint8Array,
): ZipPart[] {
  let changed = false;
  const next = parts.map((part) => {
    if (part.name !== name) return part;
    const before = Buffer.from(part.content as Uint8Array).toString('utf8');
    const content = change(before);
    changed ||= content !== before;
    return { ...part, content };
  });
  if (!changed) throw new Error(`${name} was not changed.`);
  return next;
}

export const packageXml = 'SMS_Package/ABC00001/object.xml';
export const sequenceXml = 'SMS_TaskSequencePackage/ABC00002/object.xml';
