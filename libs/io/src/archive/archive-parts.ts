import { AppError } from '@tsferry/domain';
import { documentPath, manifestPath, objectFile } from './layout.js';
import type { Flavour } from './manifest.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';
import { readZipEntry } from './zip-entry.js';

/** A part of an archive whose bytes are inflated and checked when they are asked for. */
export type Part = { readonly name: string; read(): Uint8Array };

/** The folder of one object. `folder` is its name in the zip, `key` the same without URI escapes. */
export type ObjectFolder = {
  readonly class: string;
  readonly folder: string;
  readonly key: string;
  /** `object.xml`; undefined where somebody deleted it. */
  object?: Part;
  /** The other files by name, in the order of the zip. */
  readonly files: Map<string, Part>;
  relationships?: Part;
};

/** The parts of an archive by what they are. */
export type ArchiveParts = {
  readonly flavour: Flavour;
  readonly manifest: Part;
  readonly contentTypes: readonly Part[];
  readonly relationships: readonly Part[];
  readonly coreProperties: readonly Part[];
  readonly userState: readonly Part[];
  /** In the order of the zip. */
  readonly folders: readonly ObjectFolder[];
  /** Names of files that are ignored, safe to show. */
  readonly ignored: readonly string[];
};

/**
 * Sorts the entries of a zip into the parts of an export. Throws what `readZipDirectory` throws, and FORMAT_MANIFEST when
 * there is no root part, or both.
 */
export function readArchiveParts(bytes: Uint8Array, where: string): ArchiveParts {
  const { entries, ignored } = readZipDirectory(bytes, where);
  const toPart = (entry: ZipEntry): Part => ({ name: entry.name, read: () => readZipEntry(bytes, entry) });
  const ofKind = (kind: ZipEntry['part']['part']) => entries.filter(({ part }) => part.part === kind).map(toPart);
  const manifests = [...ofKind('manifest'), ...ofKind('document')];
  const [manifest, second] = manifests;
  if (!manifest || second) {
    const what = second ? `both ${manifestPath} and ${documentPath}` : `neither ${manifestPath} nor ${documentPath}`;
    throw new AppError('FORMAT_MANIFEST', `${where} has ${what}.`, {
      hint: 'It is not an export as Configuration Manager writes it. Export it again.',
      details: { where },
    });
  }
  return {
    flavour: manifest.name === manifestPath ? 'manifest' : 'document',
    manifest,
    contentTypes: ofKind('content-types'),
    relationships: ofKind('root-relationships'),
    coreProperties: ofKind('core-properties'),
    userState: ofKind('user-state-package'),
    folders: toFolders(entries, toPart),
    ignored,
  };
}

function toFolders(entries: readonly ZipEntry[], toPart: (entry: ZipEntry) => Part): ObjectFolder[] {
  const folders = new Map<string, ObjectFolder>();
  for (const entry of entries) {
    const { part } = entry;
    if (part.part !== 'object-file' && part.part !== 'object-relationships') continue;
    const name = `${part.class}/${part.folder}`.toLowerCase();
    const folder = folders.get(name) ?? {
      class: part.class,
      folder: part.folder,
      key: part.key,
      files: new Map<string, Part>(),
    };
    folders.set(name, folder);
    if (part.part === 'object-relationships') folder.relationships = toPart(entry);
    else if (part.file === objectFile) folder.object = toPart(entry);
    else folder.files.set(part.file, toPart(entry));
  }
  return [...folders.values()];
}
