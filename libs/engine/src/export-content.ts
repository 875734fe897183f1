import {
  AppError,
  archiveKeys,
  type ExportContentFact,
  type Run,
  type ShareMap,
  type SiteContent,
  type SiteObject,
  type Warning,
} from '@tsferry/domain';
import type { Ports } from './ports.js';
import type { Redaction } from './redaction.js';

type Named = { readonly object: SiteObject; readonly content: SiteContent; readonly source: string };

/**
 * Content of the objects to export, as it lies on disk now, each with a key and a name of its own in the archive, without what
 * looks like a secret when that is redacted. Throws SOURCE_UNMAPPED for a package source that this machine was not told where to find, and what scanning throws.
 */
export async function exportContents(
  ports: Ports,
  objects: readonly SiteObject[],
  maps: readonly ShareMap[],
  redaction: Redaction,
  run: Run,
): Promise<ExportContentFact[]> {
  const found: Named[] = objects.flatMap((object) =>
    object.contents.map((content) => ({ object, content, source: requireSource(ports, object, content, maps) })),
  );
  const keys = archiveKeys(
    found.map(({ object, content }) => ({ object, key: content.key })),
    ports.sha256,
  );
  const names = ports.content.folderNames(
    found.map(({ object }, at) => keys[at]! || redaction.object(object).name || object.id),
  );
  const facts: ExportContentFact[] = [];
  for (const [at, { object, content, source }] of found.entries()) {
    const { files, bytes } = await ports.content.measure(source, content.singleFile, run);
    const [file = ''] = content.singleFile ? source.split(/[\\/]/).slice(-1) : [];
    redaction.requireFree(file, `The file name of the content of ${object.id}`);
    facts.push({
      object: { class: object.class, id: object.id },
      key: content.key,
      archiveKey: keys[at]!,
      relativePath: names[at]!,
      singleFile: content.singleFile,
      originalPath: redaction.text(content.path, 'package source'),
      source,
      files,
      bytes,
    });
  }
  return facts;
}

/** A package source is opened only where an import put it, or where the user says it is. */
function requireSource(ports: Ports, object: SiteObject, content: SiteContent, maps: readonly ShareMap[]): string {
  const source = ports.content.toLocal(maps, content.path) ?? content.folder;
  if (source !== null) return source;
  throw new AppError(
    'SOURCE_UNMAPPED',
    `The content of ${object.class} ${object.id} "${object.name}" is at ${content.path}, and this machine does not know where that is.`,
    {
      hint: `Say which folder of this machine ${shareOf(content.path)} is, or export without content.`,
      details: { class: object.class, id: object.id, path: content.path },
      next: [{ do: 'map-share', share: shareOf(content.path) }, { do: 'leave-out-content' }],
    },
  );
}

/** `\\server\share` of a UNC path, else the path. */
function shareOf(path: string): string {
  return /^\\\\[^\\]+\\[^\\]+/.exec(path)?.[0] ?? path;
}

/** Content that is exported and was never compared with what the lab once had. */
export function uncheckedWarnings(objects: readonly SiteObject[]): Warning[] {
  return objects
    .filter(({ contents }) => contents.some(({ digest }) => digest === null))
    .map(({ id, name }) => ({
      code: 'CONTENT_UNCHECKED',
      message: `The content of ${id} "${name}" was not seen when it was imported.`,
      object: id,
    }));
}
