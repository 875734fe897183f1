import {
  AppError,
  refKey,
  type Archive,
  type FileHashes,
  type ImportContent,
  type ImportPlan,
  type ListedFile,
  type Run,
} from '@tsferry/domain';
import {
  changedFiles,
  findContent,
  hashContent,
  requireNoDifferences,
  type ArchiveContent,
  type FoundContent,
} from './archive-content.js';
import { digestOf } from './import-content.js';
import type { Ports } from './ports.js';

/** Content that an import takes over, checked, with the plan that now says what was found. */
export type TakenContent = {
  readonly plan: ImportPlan;
  /** Keeps copied content: the site points to it now. */
  commit(): Promise<void>;
  /** Removes copied content: nothing points to it. */
  undo(): Promise<void>;
};

type Taken = { readonly found: FoundContent; readonly content: ImportContent };

const nothing = async (): Promise<void> => undefined;

/**
 * Checks the content that the rows of a plan bring, by hash, and copies it first where the plan says so. Content of
 * ignored objects is not read. Throws CONTENT_* with every difference, ARCHIVE_CHANGED when the checksum file is another,
 * PLAN_STALE when a row takes content from elsewhere than beside the archive, or to elsewhere than the plan's share.
 */
export async function takeContent(ports: Ports, archive: Archive, plan: ImportPlan, run: Run): Promise<TakenContent> {
  if (!plan.content) {
    requirePlaces(ports, plan, []);
    return { plan, commit: nothing, undo: nothing };
  }
  const content = await findContent(ports, archive, run);
  requireSameChecksums(archive, plan, content);
  requirePlaces(ports, plan, content.found);
  requireNoDifferences(archive, content, content.differences);
  const taken = takenBy(plan, content);
  if (taken.length === 0) return { plan, commit: nothing, undo: nothing };
  return plan.contentTo === null
    ? inPlace(ports, archive, plan, content, taken, run)
    : copied(ports, archive, plan, content, taken, run);
}

function requireSameChecksums(archive: Archive, plan: ImportPlan, content: ArchiveContent): void {
  if ((content.checksums?.sha256 ?? null) === plan.checksumsSha256) return;
  throw new AppError('ARCHIVE_CHANGED', `The checksums of ${archive.path} are not those that the plan was made from.`, {
    hint: 'Plan the import again.',
    details: { path: archive.path },
  });
}

/**
 * A plan is data that was stored or sent: a folder in it becomes what later exports read, so it must be one that this
 * archive and this share can have.
 */
function requirePlaces(ports: Ports, plan: ImportPlan, found: readonly FoundContent[]): void {
  const known = new Map(found.map((one) => [`${refKey(one.object)}\n${one.content.key}`, one]));
  for (const row of plan.objects) {
    for (const { key, folder, singleFile } of row.contents) {
      if (folder === null) continue;
      const one = known.get(`${refKey({ class: row.class, id: row.sourceId })}\n${key}`);
      const fits = one !== undefined && one.content.singleFile === singleFile;
      if (fits && isPlace(ports, plan.contentTo, folder, one)) continue;
      throw new AppError('PLAN_STALE', `The plan reads content of ${row.sourceId} in ${folder}, where it cannot be.`, {
        hint: 'Plan the import again.',
        details: { class: row.class, id: row.sourceId, folder },
      });
    }
  }
}

function isPlace(ports: Ports, contentTo: string | null, folder: string, { folder: source }: FoundContent): boolean {
  if (contentTo === null) return folder === source;
  if (ports.content.absolute(contentTo) !== contentTo || !folder.startsWith(contentTo)) return false;
  const path = below(contentTo, folder);
  return path !== '' && ports.content.join(contentTo, path) === folder;
}

function takenBy(plan: ImportPlan, content: ArchiveContent): Taken[] {
  const rows = new Map(plan.objects.map((row) => [refKey({ class: row.class, id: row.sourceId }), row]));
  return content.found.flatMap((found) => {
    const row = rows.get(refKey(found.object));
    const wanted = row?.contents.find(({ key, folder }) => key === found.content.key && folder !== null);
    return row === undefined || row.action === 'ignore' || wanted === undefined ? [] : [{ found, content: wanted }];
  });
}

/** The same content with only the files that are taken over. */
function narrowed(content: ArchiveContent, taken: readonly Taken[]): ArchiveContent & { files: ListedFile[] } {
  const files = taken.flatMap(({ found }) => [...(found.files ?? [])]);
  return { ...content, files: [...new Map(files.map((file) => [file.path, file])).values()] };
}

async function inPlace(
  ports: Ports,
  archive: Archive,
  plan: ImportPlan,
  content: ArchiveContent,
  taken: readonly Taken[],
  run: Run,
): Promise<TakenContent> {
  const wanted = narrowed(content, taken);
  const { hashes, differences } = await hashContent(ports, wanted, run);
  requireNoDifferences(archive, content, differences);
  const known = new Map(wanted.files.map(({ path }, at) => [path, hashes.get(at)]));
  return { plan: withDigests(ports, plan, taken, known), commit: nothing, undo: nothing };
}

async function copied(
  ports: Ports,
  archive: Archive,
  plan: ImportPlan,
  content: ArchiveContent,
  taken: readonly Taken[],
  run: Run,
): Promise<TakenContent> {
  const store = await ports.sites.open(plan.site);
  const { authoringScope } = await store.read((site) => site.info());
  const targets = taken.map(({ content: { folder } }) => below(plan.contentTo!, folder!));
  const result = await ports.publish.importContent(
    {
      planId: plan.id,
      site: authoringScope,
      root: plan.contentTo!,
      content: taken.map(({ found }, at) => ({
        source: found.folder,
        relativePath: targets[at]!,
        singleFile: found.content.singleFile,
      })),
      wasApplied: (planId) => store.read((site) => site.wasImported(planId)),
    },
    run,
  );
  try {
    const copies = new Map(result.files.map(({ path, sha256 }) => [path, sha256]));
    const hashes = new Map<string, string>();
    for (const [at, { found }] of taken.entries()) {
      for (const { path } of found.files ?? []) {
        const rest = found.content.singleFile ? '' : path.slice(found.path.length);
        hashes.set(path, copies.get(`${targets[at]}${rest}`) ?? '');
      }
    }
    const { files } = narrowed(content, taken);
    const read: FileHashes = { get: (at) => hashes.get(files[at]!.path)! };
    requireNoDifferences(archive, content, changedFiles(content, files, read));
    return { plan: withDigests(ports, plan, taken, hashes), commit: result.commit, undo: result.undo };
  } catch (error) {
    await result.undo();
    throw error;
  }
}

/** The path of a planned folder below the share's folder, with `/`. */
function below(root: string, folder: string): string {
  return folder.slice(root.replace(/[\\/]+$/, '').length + 1).replaceAll('\\', '/');
}

/** The plan with the digest that was found for every content taken over: the one thing only apply can know. */
function withDigests(
  ports: Ports,
  plan: ImportPlan,
  taken: readonly Taken[],
  hashes: ReadonlyMap<string, string>,
): ImportPlan {
  const digests = new Map(
    taken.map(({ found, content }) => [content, digestOf(ports, found, (path) => hashes.get(path))]),
  );
  return {
    ...plan,
    objects: plan.objects.map((row) => ({
      ...row,
      contents: row.contents.map((content) => ({ ...content, digest: digests.get(content) ?? content.digest })),
    })),
  };
}
