import {
  AppError,
  idKey,
  kindFor,
  refKey,
  type Archive,
  type ManagedObject,
  type ObjectRef,
  type PairHead,
  type RegistryEntry,
  type Run,
  type SiteReader,
} from '@tsferry/domain';
import { findContent } from './archive-content.js';
import { findObject, inArchive, pickObject } from './find-object.js';
import { digestOf } from './import-content.js';
import type { Ports } from './ports.js';
import { requireOnePlace, type PlaceInput } from './read-place.js';

/** What a comparison asks of a site and of an archive alike. Every answer is of one moment. */
export type ComparedPlace = {
  /** Its authoring scope. */
  readonly scope: string;
  readonly heads: readonly PairHead[];
  /** What it imported from another scope; an archive imports nothing. */
  imported(scope: string): Promise<readonly RegistryEntry[]>;
  /** Throws NOT_FOUND; USAGE when several classes use the id. */
  find(id: string): Promise<PairHead>;
  get(ref: ObjectRef): Promise<ManagedObject>;
  /** Digests of its contents by their keys; null for one that was not hashed. */
  digests(ref: ObjectRef): Promise<ReadonlyMap<string, string | null>>;
};

/** Runs `work` on a site or an archive. Throws USAGE for both or none, SITE_UNKNOWN, and what opening an archive throws. */
export async function readComparedPlace<T>(
  ports: Ports,
  { site, file }: PlaceInput,
  run: Run,
  work: (place: ComparedPlace) => Promise<T>,
): Promise<T> {
  requireOnePlace({ site, file });
  if (file !== undefined) return work(await comparedArchive(ports, await ports.archives.open(file), file, run));
  const store = await ports.sites.open(site!);
  return store.read(async (reader) => work(await comparedSite(reader)));
}

async function comparedSite(site: SiteReader): Promise<ComparedPlace> {
  const { authoringScope: scope } = await site.info();
  const heads = await site.heads();
  const contents = new Map((await site.withContent()).map((head) => [refKey(head), head.contents]));
  return {
    scope,
    heads,
    imported: (other) => (idKey(other) === idKey(scope) ? Promise.resolve([]) : site.registry(other)),
    find: (id) => findObject(site, id),
    get: async (ref) => {
      const object = await site.get(ref);
      if (object) return object;
      throw new AppError('INTERNAL', `${ref.class} ${ref.id} went away while it was read.`);
    },
    digests: async (ref) => new Map((contents.get(refKey(ref)) ?? []).map(({ key, digest }) => [key, digest])),
  };
}

async function comparedArchive(ports: Ports, archive: Archive, file: string, run: Run): Promise<ComparedPlace> {
  const byRef = new Map(archive.objects.map((object) => [refKey(object), object]));
  const heads = archive.objects.map((object): PairHead => ({
    class: object.class,
    id: object.id,
    name: object.name,
    predefined: kindFor(object).predefined(object.instance),
  }));
  const content = await findContent(ports, archive, run);
  const digests = new Map<string, Map<string, string | null>>();
  for (const found of content.found) {
    const key = refKey(found.object);
    const known = digests.get(key) ?? new Map<string, string | null>();
    known.set(
      found.content.key,
      found.files && content.checksums ? digestOf(ports, found, content.checksums.lines.sha256Of) : null,
    );
    digests.set(key, known);
  }
  return {
    scope: archive.authoringScope,
    heads,
    imported: async () => [],
    find: async (id) => pickObject(heads, id, inArchive(file)),
    get: async (ref) => byRef.get(refKey(ref))!,
    digests: async (ref) => digests.get(refKey(ref)) ?? new Map(),
  };
}
