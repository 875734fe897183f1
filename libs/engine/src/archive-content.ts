import {
  AppError,
  type Archive,
  type ArchivedContent,
  type ArchivedObject,
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
};

/** The line that stands for the zip. */
const zipLine = (path: string): boolean => path.startsWith('../');

/** Looks at the content beside an archive without reading a content file. Throws CONTENT_* for what cannot be content. */
export async function findContent(ports: Ports, archive: Archive, run: Run): Promise<ArchiveContent> {
  const filesFolder = ports.archives.filesFolder(archive.path);
  const there = await ports.content.exists(filesFolder);
  const checksums = there ? await ports.content.checksums(filesFolder) : null;
  // A folder that neither the manifest nor a checksum file speaks of is not ours to look into.
  const listsContent = checksums !== null || archive.objects.some(({ contents }) => contents.length > 0);
  const { files, folders } = there && listsContent ? await ports.content.scan(filesFolder, run) : nothing;
  const wanted = new Set(archive.objects.flatMap(({ contents }) => contents.map(({ relativePath }) => relativePath)));
  const ranges = findRanges(files, wanted);
  // Without checksums, an empty content looks like one that is missing
  // (libs/io/docs/archive-format.md, "The files folder").
  if (checksums) for (const folder of folders) ranges.set(folder, [0, 0]);
  const filesBelow = (folder: string): ListedFiles | null => {
    const range = ranges.get(folder);
    return range ? files.slice(...range) : null;
  };
  const found = archive.objects.flatMap((object) =>
    object.contents.map((content) => locate(ports, filesFolder, filesBelow, object, content)),
  );
  const differences = [
    ...found.filter(({ files }) => files === null).map(({ content }) => missing(content.relativePath)),
    ...(checksums ? listed(checksums.lines, files, archive) : []),
  ];
  return { filesFolder, found, checksums, files, differences };
}

const nothing: ContentListing = { files: [], folders: [] };
const missing = (path: string): Difference => ({ path, problem: 'missing' });

/** Where the files of every wanted folder are, or the wanted path that is a file: those of a folder follow each other. */
function findRanges(files: ListedFiles, wanted: ReadonlySet<string>): Map<string, [start: number, end: number]> {
  const ranges = new Map<string, [number, number]>();
  let at = 0;
  for (const { path } of files) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (wanted.has(folder)) ranges.set(folder, [ranges.get(folder)?.[0] ?? at, at + 1]);
    }
    at += 1;
  }
  return ranges;
}

function locate(
  ports: Ports,
  filesFolder: string,
  filesBelow: (folder: string) => ListedFiles | null,
  object: ArchivedObject,
  content: ArchivedContent,
): FoundContent {
  const files = filesBelow(content.relativePath);
  // A single file lies in a folder of its own, or under the path itself: no real export has shown which.
  const only = content.singleFile && files?.length === 1 ? [...files][0] : undefined;
  const folder = ports.content.join(filesFolder, only?.path ?? content.relativePath);
  return { object, content, folder, files, bytes: files && bytesOf(files) };
}

/** Bytes of all files together. */
export function bytesOf(files: ListedFiles): number {
  let sum = 0;
  for (const { bytes } of files) sum += bytes;
  return sum;
}

function listed(lines: ChecksumList, files: ListedFiles, archive: Archive): Difference[] {
  const unlisted: string[] = [];
  for (const { path } of files) if (lines.sha256Of(path) === null) unlisted.push(path);
  // No path is listed twice: when there are as many lines as files that are listed, none of these is missing.
  const isWhole = countZips(lines) + files.length - unlisted.length === lines.length;
  const actual = isWhole ? null : new Set(pathsOf(files));
  const differences: Difference[] = [];
  for (const { path, sha256 } of lines) {
    if (zipLine(path)) {
      if (sha256 !== archive.sha256) differences.push({ path, problem: 'changed' });
    } else if (actual?.has(path) === false) differences.push(missing(path));
  }
  for (const path of unlisted) differences.push({ path, problem: 'not listed' });
  return differences;
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
export function changedFiles({ checksums }: ArchiveContent, files: ListedFiles, hashes: FileHashes): Difference[] {
  if (checksums === null) return [];
  const changed: Difference[] = [];
  let at = 0;
  for (const { path } of files) {
    const listed = checksums.lines.sha256Of(path);
    if (listed !== null && listed !== hashes.get(at)) changed.push({ path, problem: 'changed' });
    at += 1;
  }
  return changed;
}

/** Throws CONTENT_MISSING or CONTENT_INTEGRITY, with every difference in the details, when there is any. */
export function requireNoDifferences(archive: Archive, filesFolder: string, differences: readonly Difference[]): void {
  if (differences.length === 0) return;
  const missing = differences.every(({ problem }) => problem === 'missing');
  const list = differences.map(({ path, problem }) => `${path}: ${problem}`);
  const shown = list.slice(0, 10).join('; ') + (list.length > 10 ? `; and ${list.length - 10} more` : '');
  throw new AppError(
    missing ? 'CONTENT_MISSING' : 'CONTENT_INTEGRITY',
    missing
      ? `${archive.path} lists content that is not beside it in ${filesFolder}: ${shown}`
      : `The content of ${archive.path} is not what was exported: ${shown}`,
    {
      hint: missing
        ? 'Copy the zip and its "_files" folder together. Or import the definitions alone.'
        : 'Copy the pair again from where it was exported, or export it again.',
      details: { archive: archive.path, filesFolder, differences },
      next: missing ? [{ do: 'leave-out-content' }] : [],
    },
  );
}
