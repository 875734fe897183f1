import {
  AppError,
  refKey,
  toGraphObject,
  type Archive,
  type GraphObject,
  type HeadFilter,
  type ManagedObject,
  type ObjectHead,
  type ObjectRef,
  type Part,
  type Run,
  type SiteReader,
  type UnresolvedReference,
} from '@tsferry/domain';
import type { ListedObject, ShownObject } from '@tsferry/domain/shapes';
import { findContent } from './archive-content.js';
import { findObject, inArchive, pickObject } from './find-object.js';
import { rememberGraph } from './load-site.js';
import type { Ports } from './ports.js';

/** A site or an archive: exactly one of the two. */
export type PlaceInput = { readonly site?: string | undefined; readonly file?: string | undefined };

/** What can be asked of a site and of an archive alike. Every answer is of one moment. */
export type Place = {
  /** By class, then id, or a part of them; folders and versions are null in an archive, which has none. */
  heads(filter?: HeadFilter, part?: Part): Promise<readonly ListedObject[]>;
  /** The classes that it holds objects of. */
  classes(): Promise<readonly string[]>;
  /** How many there are. */
  count(filter?: HeadFilter): Promise<number>;
  /** The object with that id, or that name. Throws NOT_FOUND; USAGE when it means several. */
  find(id: string): Promise<ListedObject>;
  get(ref: ObjectRef): Promise<ManagedObject>;
  contents(ref: ObjectRef): Promise<ShownObject['contents']>;
  unresolved(ref: ObjectRef): Promise<ShownObject['unresolved']>;
  /** Every reference that an import left without its object, whatever object it is of. */
  ignored(): Promise<readonly UnresolvedReference[]>;
  /** What the graph needs of every object. */
  graph(): Promise<readonly GraphObject[]>;
};

/** Runs `work` on a site or an archive. Throws USAGE for both or none, SITE_UNKNOWN, and what opening an archive throws. */
export async function readPlace<T>(
  ports: Ports,
  { site, file }: PlaceInput,
  run: Run,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  requireOnePlace({ site, file });
  if (file !== undefined) return work(archivePlace(ports, await ports.archives.open(file), file, run));
  const store = await ports.sites.open(site!);
  return store.read((reader) => work(sitePlace(ports, reader)));
}

/** Throws USAGE for both a site and an archive, or none. */
export function requireOnePlace({ site, file }: PlaceInput): void {
  if ((file === undefined) !== (site === undefined)) return;
  throw new AppError('USAGE', 'Say where the object is: in an archive, or in a site.', {
    hint: 'Name either an archive or a site.',
  });
}

const listed = ({ class: className, id, name, folder, version }: ObjectHead): ListedObject => ({
  class: className,
  id,
  name,
  folder,
  version,
});

function sitePlace(ports: Ports, site: SiteReader): Place {
  const read = async (ref: ObjectRef) => (await site.get(ref))!;
  return {
    heads: async (filter, part) => (await site.heads(filter, part)).map(listed),
    classes: async () => (await site.counts()).map(({ class: name }) => name),
    count: async (filter) => (await site.counts(filter)).reduce((sum, { count }) => sum + count, 0),
    find: async (id) => listed(await findObject(site, id)),
    get: read,
    contents: async (ref) =>
      (await read(ref)).contents.map(({ key, path, bytes, files, digest }) => ({
        key,
        path,
        bytes,
        files,
        checked: digest !== null,
      })),
    unresolved: async (ref) =>
      (await site.unresolved(ref)).map(({ object: _, kind: _kind, ...reference }) => reference),
    ignored: () => site.unresolved(),
    graph: () => rememberGraph(ports.graphs, site),
  };
}

function archivePlace(ports: Ports, archive: Archive, file: string, run: Run): Place {
  const byRef = new Map(archive.objects.map((object) => [refKey(object), object]));
  const read = (ref: ObjectRef) => byRef.get(refKey(ref))!;
  const heads = [...archive.objects]
    .map(({ class: className, id, name }) => ({ class: className, id, name, folder: null, version: null }))
    .sort((a, b) => (refKey(a) < refKey(b) ? -1 : 1));
  // An archive has no folders, so nothing of it is in one.
  const filtered = (filter: HeadFilter = {}) =>
    filter.folder === undefined ? heads.filter((head) => (filter.class ?? head.class) === head.class) : [];
  return {
    heads: async (filter, part) => {
      const found = filtered(filter);
      return part ? found.slice(part.offset, part.offset + part.limit) : found;
    },
    classes: async () => [...new Set(heads.map((head) => head.class))],
    count: async (filter) => filtered(filter).length,
    find: async (id) => pickObject(heads, id, inArchive(file)),
    get: async (ref) => read(ref),
    async contents(ref) {
      const found = await findContent(ports, { ...archive, objects: [read(ref)] }, run);
      return found.found.map(({ content, folder, files, bytes }) => ({
        key: content.key,
        path: folder,
        bytes,
        files: files?.length ?? null,
        checked: false,
      }));
    },
    unresolved: async () => [],
    ignored: async () => [],
    graph: async () => archive.objects.map(toGraphObject),
  };
}
