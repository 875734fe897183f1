import { AppError, type ContentFact, type ShareMap } from '@tsferry/domain';
import type { ArchiveContent, FoundContent } from './archive-content.js';
import type { Ports } from './ports.js';

/** Share maps with absolute folders: what a site remembers must not depend on where tsferry was started. */
export function absoluteMaps(ports: Ports, maps: readonly ShareMap[]): ShareMap[] {
  return maps.map(({ unc, folder }) => ({ unc, folder: ports.content.absolute(folder) }));
}

/** Where content goes: a folder of this machine, and how the package source names it. */
export type ContentRoot = { readonly folder: string; readonly unc: string | null };

/**
 * The share that content is copied to, or null when it stays where the archive is. Throws SOURCE_UNMAPPED for a UNC path
 * that no map covers: a path is never opened because somebody wrote it.
 */
export function contentRoot(
  ports: Ports,
  contentTo: string | undefined,
  maps: readonly ShareMap[],
): ContentRoot | null {
  if (contentTo === undefined) return null;
  if (!contentTo.startsWith('\\\\')) {
    const folder = ports.content.absolute(contentTo);
    return { folder, unc: ports.content.toUnc(maps, folder) };
  }
  const folder = ports.content.toLocal(maps, contentTo);
  if (folder === null) {
    throw new AppError('SOURCE_UNMAPPED', `No folder of this machine is known for ${contentTo}.`, {
      hint: 'Say which folder of this machine it is.',
      details: { unc: contentTo },
      next: [{ do: 'map-share', share: contentTo }],
    });
  }
  return { folder, unc: contentTo };
}

/** The facts of every content of an archive, in its order. New folders of a share are named so that none exists yet. */
export async function contentFacts(
  ports: Ports,
  content: ArchiveContent,
  root: ContentRoot | null,
  maps: readonly ShareMap[],
): Promise<ContentFact[]> {
  const digests = digestsOf(ports, content);
  const names = root ? await freeNames(ports, root.folder, content.found) : [];
  return content.found.map((found, at) => {
    const place = root ? below(ports, root, names[at]!, found) : inPlace(ports, maps, found);
    return {
      object: { class: found.object.class, id: found.object.id },
      key: found.content.key,
      files: found.files?.length ?? 0,
      bytes: found.bytes ?? 0,
      digest: digests(found),
      ...place,
    };
  });
}

function inPlace(ports: Ports, maps: readonly ShareMap[], found: FoundContent): { folder: string; path: string } {
  return { folder: found.folder, path: ports.content.toUnc(maps, found.folder) ?? found.folder };
}

function below(ports: Ports, root: ContentRoot, name: string, found: FoundContent): { folder: string; path: string } {
  const file = found.content.singleFile ? found.folder.split(/[\\/]/).at(-1)! : null;
  const folder = ports.content.join(root.folder, file === null ? name : `${name}/${file}`);
  const path =
    root.unc === null ? folder : [root.unc.replace(/\\+$/, ''), name, ...(file === null ? [] : [file])].join('\\');
  return { folder, path };
}

/** A name for each content that no folder of the share has: content is never copied into a folder that is in use. */
async function freeNames(ports: Ports, root: string, found: readonly FoundContent[]): Promise<string[]> {
  const wanted = ports.content.folderNames(found.map(({ content }) => content.relativePath.split('/')[0]!));
  const taken = new Set(await ports.content.entries(root));
  return wanted.map((name) => {
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? name : `${name} (${count})`;
      if (taken.has(candidate.toUpperCase())) continue;
      taken.add(candidate.toUpperCase());
      return candidate;
    }
  });
}

/** Tells the digest of a content out of the checksum file: what its files must be, before any is read. */
function digestsOf(ports: Ports, content: ArchiveContent): (found: FoundContent) => string | null {
  const { checksums } = content;
  if (checksums === null) return () => null;
  return (found) => digestOf(ports, found, checksums.lines.sha256Of);
}

/** The digest of a content out of the hashes of its files; paths are counted from the content's own folder. */
export function digestOf(
  ports: Ports,
  found: FoundContent,
  sha256Of: (path: string) => string | null | undefined,
): string | null {
  const { singleFile } = found.content;
  const lines = Array.from(found.files ?? [], ({ path }) => ({
    path: singleFile ? path.split('/').at(-1)! : path.slice(found.path.length + 1),
    sha256: sha256Of(path) ?? '',
  }));
  return lines.every(({ sha256 }) => sha256 !== '') ? ports.content.digest(lines) : null;
}
