import { AppError, type ArchivedContent, type ContentSource, type Warning } from '@tsferry/domain';
import { checkRelativePath, nameKey } from '../content/safe-path.js';
import type { ManifestContent } from './manifest.js';
import type { Relationship } from './relationships.js';

/** What an object says about the contents that the export brought for it. */
export type ContentClaim = {
  /** For messages. */
  readonly object: string;
  /** Of PACKAGE_CONTENT.xml; null when there is none. */
  readonly packageContent: string | null;
  /** The contents that the definition names. */
  readonly sources: readonly ContentSource[];
  /** Of its own `_rels/object.xml.rels`, in exports of applications. */
  readonly relationships: readonly Relationship[];
};

type Linker = {
  /** The contents of one object, in the order of its definition. */
  link(claim: ContentClaim): ArchivedContent[];
  /** What was found odd, once every object was linked. */
  warnings(): Warning[];
};

const idOf = (text: string): string => text.toLowerCase();

/**
 * Ids of contents that the relationships of an application name
 * (libs/io/docs/archive-format.md, "Exports of applications").
 */
function relatedIds(relationships: readonly Relationship[]): string[] {
  return relationships
    .filter(({ type }) => type.toLowerCase() === 'contents')
    .flatMap(({ id, target }) => [id, target.replace(/^\//, '')]);
}

/**
 * Links the contents of a manifest to objects: by the GUID of PACKAGE_CONTENT.xml, or by the ContentId of an application,
 * which is the content's folder or id. Contents that the export left where they were are none.
 * Throws CONTENT_NAME for a path that is not safe to join, FORMAT_MANIFEST for one id twice. `where` names the manifest.
 */
export function contentLinker(contents: readonly ManifestContent[], where: string): Linker {
  const exported = contents.filter(({ fullOwnership }) => fullOwnership);
  const byId = new Map<string, ManifestContent>();
  const byFolder = new Map<string, ManifestContent>();
  const unlinked = new Set(exported);
  const warnings: Warning[] = [];
  const paths = new Map<ManifestContent, string>();
  for (const content of exported) {
    const id = idOf(content.uniqueId);
    if (byId.has(id)) {
      throw new AppError('FORMAT_MANIFEST', `${where} has the content ${content.uniqueId.slice(0, 100)} twice.`, {
        hint: 'It is not clear which of the two is meant. Export it again.',
        details: { where, uniqueId: content.uniqueId },
      });
    }
    byId.set(id, content);
    const path = checkRelativePath(content.relativePath, `${where} RelativePath`);
    paths.set(content, path);
    if (byFolder.has(nameKey(path))) {
      warnings.push({ code: 'CONTENT_SHARED', message: `${where} has two contents in the folder ${path}.` });
    } else byFolder.set(nameKey(path), content);
  }

  const take = (content: ManifestContent, key: string): ArchivedContent => {
    unlinked.delete(content);
    const { uniqueId, singleFile, originalPath } = content;
    return { key, uniqueId, relativePath: paths.get(content) ?? '', singleFile, originalPath };
  };
  const find = (id: string): ManifestContent | undefined => byId.get(idOf(id)) ?? byFolder.get(nameKey(id));

  return {
    link({ object, packageContent, sources, relationships }) {
      const found = new Map<ManifestContent, ArchivedContent>();
      if (packageContent !== null) {
        const content = byId.get(idOf(packageContent));
        if (content) found.set(content, take(content, sources[0]?.key ?? ''));
        else {
          const id = packageContent.slice(0, 100);
          const message = `${where} has no content ${id}, which ${object} names.`;
          warnings.push({ code: 'CONTENT_UNKNOWN', message, object, id });
        }
      }
      const ids = [...sources.map(({ key }) => key), ...relatedIds(relationships)].filter((id) => id !== '');
      for (const id of ids) {
        const content = find(id);
        if (content && !found.has(content)) found.set(content, take(content, id));
      }
      return [...found.values()];
    },
    warnings: () => [
      ...warnings,
      ...[...unlinked].map(({ uniqueId, relativePath }) => ({
        code: 'CONTENT_UNLINKED',
        message: `${where} has the content ${relativePath.slice(0, 200)}, which no object names.`,
        id: uniqueId.slice(0, 100),
      })),
    ],
  };
}
