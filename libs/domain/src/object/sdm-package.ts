import { applyEdits, editLeaf, type TextEdit } from '../sequence/edit-text.js';
import type { Leaf, Span } from '../sequence/sequence.js';
import { createXmlBudget, type XmlBudget } from '../xml/limits.js';
import { readXml, type XmlTag } from '../xml/read-xml.js';
import { escapeAttribute, leafText } from '../xml/xml-text.js';

/** An attribute in a start tag, by its place. */
export type PlacedAttribute = { readonly text: string; readonly span: Span };

/** Scope, logical name and version of an application, as an element names it. */
export type SdmName = {
  readonly scope: PlacedAttribute | null;
  readonly logicalName: PlacedAttribute | null;
  readonly version: PlacedAttribute | null;
};

/** An application that a deployment type depends on or supersedes. */
export type SdmReference = SdmName & { readonly property: 'Dependencies' | 'Supersedes' };

/** A content of a deployment type. */
export type SdmContent = { readonly contentId: string; readonly location: Leaf };

/** What stands where in SDMPackageXML (domain.md 1.7). Positions are UTF-16 units in `text`. */
export type SdmPackage = {
  readonly text: string;
  /** The application that is defined; null in a document that defines none. */
  readonly application: SdmName | null;
  readonly references: readonly SdmReference[];
  readonly contents: readonly SdmContent[];
};

/** An element without its prefix. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const attributePattern = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Places of the attributes of a start tag, by name in lower case: their casing is not sure (domain.md 1.7). */
function placeAttributes(text: string, tag: XmlTag): (name: string) => PlacedAttribute | null {
  const found = new Map<string, PlacedAttribute>();
  for (const match of text.slice(tag.start, tag.contentStart).matchAll(attributePattern)) {
    const raw = match[2] ?? match[3] ?? '';
    const end = tag.start + match.index + match[0].length - 1;
    found.set((match[1] ?? '').toLowerCase(), { text: leafText(raw), span: { start: end - raw.length, end } });
  }
  return (name) => found.get(name.toLowerCase()) ?? null;
}

function toName(text: string, tag: XmlTag): SdmName {
  const attribute = placeAttributes(text, tag);
  return {
    scope: attribute('AuthoringScopeId'),
    logicalName: attribute('LogicalName'),
    version: attribute('Version'),
  };
}

/** Reads an SDMPackageXML; its declaration of UTF-16 is that of WMI's string, not of these bytes. Throws as `readXml`. */
export function readSdmPackage(text: string, where: string, budget: XmlBudget = createXmlBudget()): SdmPackage {
  const path: { readonly tag: XmlTag; readonly name: string }[] = [];
  const references: SdmReference[] = [];
  const contents: SdmContent[] = [];
  let application: SdmName | null = null;
  readXml(
    text,
    where,
    {
      open(tag) {
        const name = localName(tag.name);
        path.push({ tag, name });
        if (name === 'Application' && path.length === 2) application ??= toName(text, tag);
        // A dependency holds it inside DeploymentTypeExpression/Operands, supersedence directly below the rule.
        if (name === 'DeploymentTypeApplicationReference') {
          const property = (['Dependencies', 'Supersedes'] as const).find((list) =>
            path.some((above) => above.name === list),
          );
          if (property) references.push({ ...toName(text, tag), property });
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
          contentId: placeAttributes(text, parent.tag)('ContentId')?.text ?? '',
          location: { element: tag.name, text: value, span, selfClosing: tag.selfClosing },
        });
      },
    },
    budget,
  );
  return { text, application, references, contents };
}

/** `Scope/LogicalName`, as ModelName writes it; null when either is missing. */
export function modelNameOf(name: SdmName): string | null {
  return name.scope && name.logicalName ? `${name.scope.text}/${name.logicalName.text}` : null;
}

/** An attribute with another value, as an edit; none when it has that value. */
export function editAttribute(attribute: PlacedAttribute | null, value: string): TextEdit[] {
  return attribute === null || attribute.text === value ? [] : [{ ...attribute.span, text: escapeAttribute(value) }];
}

/**
 * The document with another source for every content of that ContentId, in place. A folder of Windows ends in a
 * backslash, as the console writes it (export-format.md 8).
 */
export function setLocation(sdm: SdmPackage, contentId: string, folder: string): string {
  const path = /^(?:\\\\|[a-z]:\\).*[^\\]$/i.test(folder) ? `${folder}\\` : folder;
  const edits = sdm.contents
    .filter((content) => content.contentId === contentId && content.location.text !== path)
    .flatMap(({ location }) => editLeaf(sdm.text, location, [{ from: 0, to: location.text.length, text: path }]));
  return applyEdits(sdm.text, edits);
}
