import { AppError, type XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart, type PartElement } from '../xml/parts-xml.js';
import { serializerNamespaces } from '../xml/string-array-xml.js';

/** `Manifest.xml` of an export of task sequences or packages, `document.xml` of one of applications. */
export type Flavour = 'manifest' | 'document';

/**
 * A content that the export brought, in the order of its attributes (libs/io/docs/archive-format.md, "The manifest").
 */
export type ManifestContent = {
  readonly uniqueId: string;
  readonly hash: string;
  readonly description: string;
  /** Folder below `<name>_files`. */
  readonly relativePath: string;
  /** Where the exporting machine wrote it: shown, never opened. */
  readonly fullPath: string;
  readonly singleFile: boolean;
  readonly storageType: string;
  /** False when the content stayed where it was (libs/io/docs/archive-format.md, "Exports of applications"). */
  readonly fullOwnership: boolean;
  readonly originalPath: string;
  readonly originalStorage: string;
};

/** An exported object: every one but programs. `path` is a WMI object path. */
export type EntryObject = { readonly path: string; readonly type: string };

/** The root part of an export. */
export type Manifest = {
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly contents: readonly ManifestContent[];
  readonly entryObjects: readonly EntryObject[];
};

const shape = { root: 'LibraryDocument', namespaces: [''] };
const authoringScopeName = 'AUTHORING_SCOPE';

/** Reads either root part. Throws what `readPart` throws; FORMAT_MANIFEST for a list or property that is there twice. */
export function readManifest(bytes: Uint8Array, where: string, budget?: XmlBudget): Manifest {
  const root = readPart(bytes, where, shape, budget);
  const listOf = (name: string): readonly PartElement[] => {
    const lists = root.children.filter((child) => child.name === name);
    if (lists.length > 1) throw twice(where, name);
    return lists[0]?.children ?? [];
  };
  const properties = listOf('Properties').map(({ attributes }) => {
    return [attributes.get('Name') ?? '', attributes.get('Value') ?? ''] as const;
  });
  if (properties.filter(([name]) => name === authoringScopeName).length > 1) throw twice(where, authoringScopeName);
  return {
    properties,
    contents: listOf('Contents').map(({ attributes }) => toContent(attributes)),
    entryObjects: listOf('EntryObjects').map(({ attributes }) => ({
      path: attributes.get('Path') ?? '',
      type: attributes.get('Type') ?? '',
    })),
  };
}

function twice(where: string, name: string): AppError {
  return new AppError('FORMAT_MANIFEST', `${where} has ${name} twice.`, {
    hint: 'It is not clear which of the two is meant. Export it again.',
    details: { where, name },
  });
}

function toContent(attributes: ReadonlyMap<string, string>): ManifestContent {
  const text = (name: string) => attributes.get(name) ?? '';
  const flag = (name: string) => text(name).toLowerCase() === 'true';
  return {
    uniqueId: text('UniqueId'),
    hash: text('Hash'),
    description: text('Description'),
    relativePath: text('RelativePath'),
    fullPath: text('FullPath'),
    singleFile: flag('SingleFile'),
    storageType: text('StorageType'),
    fullOwnership: text('FullOwnership').toLowerCase() !== 'false',
    originalPath: text('OriginalPath'),
    originalStorage: text('OriginalStorage'),
  };
}

function contentElement(content: ManifestContent): PartElement {
  return element('Content', [
    ['UniqueId', content.uniqueId],
    ['Hash', content.hash],
    ['Description', content.description],
    ['RelativePath', content.relativePath],
    ['FullPath', content.fullPath],
    ['SingleFile', String(content.singleFile)],
    ['StorageType', content.storageType],
    ['FullOwnership', String(content.fullOwnership)],
    ['OriginalPath', content.originalPath],
    ['OriginalStorage', content.originalStorage],
  ]);
}

/** Writes a root part in the bytes of its flavour: `manifest` with byte order mark and CRLF, `document` without, on one line. */
export function writeManifest(manifest: Manifest, flavour: Flavour, where: string): Uint8Array {
  const properties = manifest.properties.map(([name, value]) =>
    element('Property', [
      ['Name', name],
      ['Value', value],
    ]),
  );
  const objects = manifest.entryObjects.map(({ path, type }) =>
    element('Object', [
      ['Path', path],
      ['Type', type],
    ]),
  );
  const root = element('LibraryDocument', serializerNamespaces, [
    element('Properties', [], properties),
    element('Contents', [], manifest.contents.map(contentElement)),
    element('EntryObjects', [], objects),
  ]);
  const isManifest = flavour === 'manifest';
  return writePart(root, { bom: isManifest, declaration: false, style: isManifest ? 'lines' : 'single' }, where);
}

/** The scope of the exporting hierarchy out of the properties; '' when they have none. */
export function authoringScopeOf(manifest: Manifest): string {
  return manifest.properties.find(([name]) => name === authoringScopeName)?.[1] ?? '';
}

/** The properties of an export that is written: its authoring scope. */
export function manifestProperties(authoringScope: string): Manifest['properties'] {
  return [[authoringScopeName, authoringScope]];
}
