/** A file that was chosen or dropped, with its path from the folder that was chosen: `lab_files/Tools/a.exe`. */
export type ChosenFile<Content> = { readonly path: string; readonly file: Content };

/** An archive to upload: the zip, and its content by path below `name_files`. */
export type ChosenArchive<Content> = {
  readonly zip: ChosenFile<Content> | null;
  readonly content: readonly ChosenFile<Content>[];
};

/**
 * Tells the zip from the files of its folder. The folder may be chosen itself, or one that holds both. Nothing is
 * renamed or left out: what does not belong there, the server says.
 */
export function sortFiles<Content>(files: readonly ChosenFile<Content>[]): ChosenArchive<Content> {
  const split = files.map(({ path, file }) => ({ parts: path.split('/').filter((part) => part !== ''), file }));
  const isTop = ({ parts }: { parts: string[] }): boolean =>
    parts.length === 1 || (parts.length === 2 && !/_files$/i.test(parts[0]!));
  const zip = split.find((one) => isTop(one) && /\.zip$/i.test(one.parts.at(-1)!));
  const content = split
    .filter((one) => one !== zip && one.parts.length > 1)
    .map(({ parts, file }) => ({ path: parts.slice(depthOf(parts)).join('/'), file }));
  return { zip: zip ? { path: zip.parts.at(-1)!, file: zip.file } : null, content };
}

/**
 * What is there after more was chosen or dropped: the zip and its folder may come one after the other. A half that is
 * there already begins another archive.
 */
export function addFiles<Content>(
  now: ChosenArchive<Content>,
  files: readonly ChosenFile<Content>[],
): ChosenArchive<Content> {
  const next = sortFiles(files);
  if (next.content.length === 0 && now.zip === null) return { zip: next.zip, content: now.content };
  if (next.zip === null && now.content.length === 0) return { zip: now.zip, content: next.content };
  return files.length === 0 ? now : next;
}

/** How many folders are above the content: those down to `name_files`, else the one that was chosen. */
function depthOf(parts: readonly string[]): number {
  const at = parts.slice(0, 2).findIndex((part) => /_files$/i.test(part));
  return at < 0 ? 1 : at + 1;
}
