import {
  AppError,
  type Archive,
  type ArchivedContent,
  type ArchivedObject,
  type Checksum,
  type ChecksumList,
  type ContentListing,
  type FileHashes,
  type ListedFiles,
  type Run,
} from '@tsferry/domain';
import type { Ports } from './ports.js';

/** Content of an object of an archive, as it lies beside the zip. */
export type FoundContent = {
  readonly object: ArchivedObject;
  readonly content: ArchivedContent;
  /** Its path below the files folder as it is written on this disk, or as the manifest says when it is not there. */
  readonly path: string;
  /** Absolute path of the folder, or of the one file. */
  readonly folder: string;
  /** Its files, paths below the files folder; null when it is not there. */
  readonly files: ListedFiles | null;
  readonly bytes: number | null;
};

/** Something that is not as the manifest or the checksum file says. Paths are below the files folder. */
export type Difference = {
  readonly path: string;
  readonly problem: 'missing' | 'not listed' | 'changed';
};

/** The content beside an archive. */
export type ArchiveContent = {
  readonly filesFolder: string;
  readonly found: readonly FoundContent[];
  readonly checksums: { readonly lines: ChecksumList; readonly sha256: string } | null;
  /** Every file below the files folder but the checksum file; empty when there is no folder. */
  readonly files: ListedFiles;
  /** What can be told without reading a content file: presence, sizes of lists, the zip's own hash. */
  readonly differences: readonly Difference[];
  /** Equal for paths that differ in case or Unicode form only. */
  readonly pathKey: (path: string) => string;
  /** When the files folder is absent: content folders of other names beside the archive that hold its content. */
  readonly near: readonly string[];
  readonly isThere: boolean;
};

/** The line that stands for the zip. */
const zipLine = (path: string): boolean => path.startsWith('../');

/** Looks at the content beside an archive without reading a content file. Throws CONTENT_* for what cannot be content. */
export async function findContent(ports: Ports, archive: Archive, run: Run): Promise<ArchiveContent> {
  const expected = ports.archives.filesFolder(archive.path);
  const near = await ports.content.find(expected);
  const filesFolder = near ?? expected;
  const there = near !== null;
  const checksums = there ? await ports.content.checksums(filesFolder) : null;
  // A folder that neither the manifest nor a checksum file speaks of is not ours to look into.
  const listsContent = checksums !== null || archive.objects.some(({ contents }) => contents.length > 0);
  const { files, folders } = there && listsContent ? await ports.content.scan(filesFolder, run) : nothing;
  const { pathKey } = ports.content;
  const wanted = new Set(
    archive.objects.flatMap(({ contents }) => contents.map(({ relativePath }) => pathKey(relativePath))),
  );
  const ranges = findRanges(files, wanted, pathKey);
  // Without checksums, an empty content looks like one that is missing
  // (libs/io/docs/archive-format.md, "The files folder").
  if (checksums) for (const folder of folders) ranges.set(pathKey(folder), { path: folder, start: 0, end: 0 });
  const filesBelow = (folder: string): Below | null => {
    const range = ranges.get(pathKey(folder));
    return range ? { path: range.path, files: files.slice(range.start, range.end) } : null;
  };
  const found = archive.objects.flatMap((object) =>
    object.contents.map((content) => locate(ports, filesFolder, filesBelow, object, content)),
  );
  const differences = [
    ...found.filter(({ files }) => files === null).map(({ content }) => missing(content.relativePath)),
    ...(checksums ? listed(checksums.lines, files, archive, pathKey) : []),
  ];
  const others = there ? [] : await otherFolders(ports, expected, archive);
  return { filesFolder, found, checksums, files, differences, pathKey, near: others, isThere: there };
}

/** Content folders beside an archive, under other names, that hold the first content that it lists. */
async function otherFolders(ports: Ports, expected: string, archive: Archive): Promise<string[]> {
  const [wanted] = archive.objects.flatMap(({ contents }) => contents);
  if (wanted === undefined) return [];
  const holding: string[] = [];
  for (const folder of await ports.content.filesFolders(expected)) {
    if (await ports.content.find(ports.content.join(folder, wanted.relativePath))) holding.push(folder);
  }
  return holding;
}

const nothing: ContentListing = { files: [], folders: [] };
const missing = (path: string): Difference => ({ path, problem: 'missing' });

/** Where the files of a wanted folder are, and how the folder is written on this disk. */
type Range = { readonly path: string; readonly start: number; readonly end: number };
/** The files of a wanted folder. */
type Below = { readonly path: string; readonly files: ListedFiles };

/** The ranges by the keys of their folders, or of the wanted path that is a file: files of a folder follow each other. */
function findRanges(
  files: ListedFiles,
  wanted: ReadonlySet<string>,
  pathKey: (path: string) => string,
): Map<string, Range> {
  const ranges = new Map<string, Range>();
  // The files of a folder follow each other, so that each folder has its key made once.
  const keys = new Map<string, string>();
  const keyOf = (folder: string): string => {
    const key = keys.get(folder) ?? pathKey(folder);
    keys.set(folder, key);
    return key;
  };
  let at = 0;
  for (const { path } of files) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const key = end === path.length ? pathKey(folder) : keyOf(folder);
      if (wanted.has(key)) ranges.set(key, { path: folder, start: ranges.get(key)?.start ?? at, end: at + 1 });
    }
    at += 1;
  }
  return ranges;
}

function locate(
  ports: Ports,
  filesFolder: string,
  filesBelow: (folder: string) => Below | null,
  object: ArchivedObject,
  content: ArchivedContent,
): FoundContent {
  const below = filesBelow(content.relativePath);
  const files = below?.files ?? null;
  const path = below?.path ?? content.relativePath;
  // A single file lies in a folder of its own, or under the path itself: no real export has shown which.
  const only = content.singleFile && files?.length === 1 ? [...files][0] : undefined;
  const folder = ports.content.join(filesFolder, only?.path ?? path);
  return { object, content, path, folder, files, bytes: files && bytesOf(files) };
}

/** Bytes of all files together. */
export function bytesOf(files: ListedFiles): number {
  let sum = 0;
  for (const { bytes } of files) sum += bytes;
  return sum;
}

function listed(
  lines: ChecksumList,
  files: ListedFiles,
  archive: Archive,
  pathKey: (path: string) => string,
): Difference[] {
  const unlisted: string[] = [];
  for (const { path } of files) if (lines.sha256Of(path) === null) unlisted.push(path);
  // A file whose name differs in case or Unicode form only is the one that is listed.
  const near = unlisted.length === 0 ? new Map<string, Checksum>() : nearLines(lines, pathKey);
  const unknown = unlisted.filter((path) => !near.has(pathKey(path)));
  // No path is listed twice: when there are as many lines as files that are listed, none of these is missing.
  const isWhole = countZips(lines) + files.length - unknown.length === lines.length;
  const actual = isWhole ? null : new Set([...pathsOf(files)].map(pathKey));
  const differences: Difference[] = [];
  for (const { path, sha256 } of lines) {
    if (zipLine(path)) {
      if (sha256 !== archive.sha256) differences.push({ path, problem: 'changed' });
    } else if (actual?.has(pathKey(path)) === false) differences.push(missing(path));
  }
  for (const path of unknown) differences.push({ path, problem: 'not listed' });
  return differences;
}

/** The lines by the keys of their paths. */
function nearLines(lines: ChecksumList, pathKey: (path: string) => string): Map<string, Checksum> {
  const near = new Map<string, Checksum>();
  for (const line of lines) if (!zipLine(line.path)) near.set(pathKey(line.path), line);
  return near;
}

function* pathsOf(files: ListedFiles): Generator<string> {
  for (const { path } of files) yield path;
}

function countZips(lines: ChecksumList): number {
  let count = 0;
  for (const { path } of lines) if (zipLine(path)) count += 1;
  return count;
}

/** The content with every file read: hashes by index in `files`, and what differs from the checksum file. */
export async function hashContent(
  ports: Ports,
  content: ArchiveContent,
  run: Run,
): Promise<{ hashes: FileHashes; differences: readonly Difference[] }> {
  const hashes = await ports.content.hash(content.files, run, content.filesFolder);
  return { hashes, differences: [...content.differences, ...changedFiles(content, content.files, hashes)] };
}

/** Those of the files that were read, with these hashes, and are not what the checksum file says. */
export function changedFiles(
  { checksums, pathKey }: ArchiveContent,
  files: ListedFiles,
  hashes: FileHashes,
): Difference[] {
  if (checksums === null) return [];
  const { lines } = checksums;
  let near: Map<string, Checksum> | undefined;
  const changed: Difference[] = [];
  let at = 0;
  for (const { path } of files) {
    const listed = lines.sha256Of(path) ?? (near ??= nearLines(lines, pathKey)).get(pathKey(path))?.sha256 ?? null;
    if (listed !== null && listed !== hashes.get(at)) changed.push({ path, problem: 'changed' });
    at += 1;
  }
  return changed;
}

/** Throws CONTENT_MISSING or CONTENT_INTEGRITY, with every difference in the details, when there is any. */
export function requireNoDifferences(
  archive: Archive,
  { filesFolder, near, isThere }: Pick<ArchiveContent, 'filesFolder' | 'near' | 'isThere'>,
  differences: readonly Difference[],
): void {
  if (differences.length === 0) return;
  const missing = differences.every(({ problem }) => problem === 'missing');
  const list = differences.map(({ path, problem }) => `${path}: ${problem}`);
  const shown = list.slice(0, 10).join('; ') + (list.length > 10 ? `; and ${list.length - 10} more` : '');
  const [other] = near;
  const rename =
    near.length === 1 ? `${other} is there: if that is it, rename it to ${filesFolder.split(/[\\/]/).at(-1)}. ` : '';
  throw new AppError(
    missing ? 'CONTENT_MISSING' : 'CONTENT_INTEGRITY',
    !isThere
      ? `${archive.path} lists content, and the folder ${filesFolder} is not there.`
      : missing
        ? `${archive.path} lists content that is not beside it in ${filesFolder}: ${shown}`
        : `The content of ${archive.path} is not what was exported: ${shown}`,
    {
      hint: missing
        ? `${rename}Copy the zip and its "_files" folder together. Or import the definitions alone.`
        : 'Copy the pair again from where it was exported, or export it again.',
      details: { archive: archive.path, filesFolder, differences, ...(near.length > 0 ? { near } : {}) },
      next: missing ? [{ do: 'leave-out-content' }] : [],
    },
  );
}
