import { applyEdits, editLeaf, type TextEdit } from '../../text/edit-text.js';
import type { Leaf, Span } from '../../text/leaf.js';
import { createXmlBudget, type XmlBudget } from '../../xml/limits.js';
import { readXml } from '../../xml/read-xml.js';
import type { XmlTag } from '../../xml/xml-handler.js';
import { escapeAttribute, leafText } from '../../xml/xml-text.js';

/** The property of an application that holds the document. */
export const sdmProperty = 'SDMPackageXML';

/** An application that a deployment type depends on or supersedes: its ModelName, null when the element lacks a part of it. */
type SdmReference = {
  readonly modelName: string | null;
  readonly property: 'Dependencies' | 'Supersedes';
  /** The start tag of the element that names it. */
  readonly tag: Span;
};

/** A content of a deployment type. */
type SdmContent = { readonly contentId: string; readonly location: Leaf };

/**
 * What stands where in SDMPackageXML (libs/domain/docs/objects.md, "Applications"). Positions are UTF-16 units in
 * `text`.
 */
export type SdmPackage = {
  readonly text: string;
  /** The start tag of the application that is defined; null in a document that defines none. */
  readonly application: Span | null;
  readonly references: readonly SdmReference[];
  readonly contents: readonly SdmContent[];
  /** Start tags that name a content: that of the content itself, and those of the actions that use it. */
  readonly contentTags: readonly { readonly contentId: string; readonly tag: Span }[];
};

/** An element without its prefix. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const attributePattern = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The first attribute of that name, which `editAttribute` edits too. Case is ignored, since no filled dependency was
 * ever seen (libs/domain/docs/objects.md, "Applications").
 */
function attributeOf({ attributes }: XmlTag, name: string): string | null {
  for (const [other, value] of attributes) if (other.toLowerCase() === name.toLowerCase()) return value;
  return null;
}

/** `Scope/LogicalName`, as ModelName writes it. */
function modelNameOf(tag: XmlTag): string | null {
  const [scope, logicalName] = [attributeOf(tag, 'AuthoringScopeId'), attributeOf(tag, 'LogicalName')];
  return scope === null || logicalName === null ? null : `${scope}/${logicalName}`;
}

const placeOf = ({ start, contentStart }: XmlTag): Span => ({ start, end: contentStart });

/** Reads an SDMPackageXML; its declaration of UTF-16 is that of WMI's string, not of these bytes. Throws as `readXml`. */
export function readSdmPackage(text: string, where: string, budget: XmlBudget = createXmlBudget()): SdmPackage {
  const path: { readonly tag: XmlTag; readonly name: string }[] = [];
  const references: SdmReference[] = [];
  const contents: SdmContent[] = [];
  const contentTags: SdmPackage['contentTags'][number][] = [];
  let application: Span | null = null;
  readXml(
    text,
    where,
    {
      open(tag) {
        const name = localName(tag.name);
        path.push({ tag, name });
        if (name === 'Application' && path.length === 2) application ??= placeOf(tag);
        const contentId = attributeOf(tag, 'ContentId');
        if (contentId !== null) contentTags.push({ contentId, tag: placeOf(tag) });
        // A dependency holds it inside DeploymentTypeExpression/Operands, supersedence directly below the rule.
        if (name === 'DeploymentTypeApplicationReference') {
          const property = (['Dependencies', 'Supersedes'] as const).find((list) =>
            path.some((above) => above.name === list),
          );
          if (property) references.push({ modelName: modelNameOf(tag), property, tag: placeOf(tag) });
        }
      },
      close(_, contentEnd) {
        const element = path.pop();
        const parent = path.at(-1);
        if (element?.name !== 'Location' || parent?.name !== 'Content') return;
        const { tag } = element;
        const span = { start: tag.contentStart, end: contentEnd };
        const value = leafText(text.slice(span.start, span.end));
        contents.push({
          contentId: attributeOf(parent.tag, 'ContentId') ?? '',
          location: { element: tag.name, text: value, span, selfClosing: tag.selfClosing },
        });
      },
    },
    budget,
  );
  return { text, application, references, contents, contentTags };
}

/** The attribute of a start tag with another value, as an edit; none when it has that value, or is not there. */
export function editAttribute(text: string, tag: Span | null, name: string, value: string): TextEdit[] {
  if (tag === null) return [];
  for (const match of text.slice(tag.start, tag.end).matchAll(attributePattern)) {
    if (match[1]?.toLowerCase() !== name.toLowerCase()) continue;
    const raw = match[2] ?? match[3] ?? '';
    const end = tag.start + match.index + match[0].length - 1;
    return leafText(raw) === value ? [] : [{ start: end - raw.length, end, text: escapeAttribute(value) }];
  }
  return [];
}

/**
 * The document with another source for every content of that ContentId, in place. A folder of Windows ends in a
 * backslash, as the console writes it (libs/io/docs/archive-format.md, "Exports of applications").
 */
export function setLocation(sdm: SdmPackage, contentId: string, folder: string): string {
  const path = /^(?:\\\\|[a-z]:\\).*[^\\]$/i.test(folder) ? `${folder}\\` : folder;
  const edits = sdm.contents
    .filter((content) => content.contentId === contentId && content.location.text !== path)
    .flatMap(({ location }) => editLeaf(sdm.text, location, [{ from: 0, to: location.text.length, text: path }]));
  return applyEdits(sdm.text, edits);
}

/** The document with another ContentId for a content, in every place that names it. */
export function setContentId(sdm: SdmPackage, contentId: string, newId: string): string {
  const edits = sdm.contentTags
    .filter((place) => place.contentId === contentId)
    .flatMap(({ tag }) => editAttribute(sdm.text, tag, 'ContentId', newId));
  return applyEdits(sdm.text, edits);
}
