import { applyEdits, editLeaf } from '../../text/edit-text.js';
import type { Leaf } from '../../text/leaf.js';
import { createXmlBudget, type XmlBudget } from '../../xml/limits.js';
import { readXml } from '../../xml/read-xml.js';
import type { XmlTag } from '../../xml/xml-handler.js';
import { escapeText, leafText } from '../../xml/xml-text.js';

/** A property of an instance in a side file; `leaf` is its VALUE, null when it is NULL. */
type PlacedProperty = { readonly name: string; readonly leaf: Leaf | null };

/** An instance as side files hold it, one in each string (libs/io/docs/archive-format.md, "Side files"). */
export type InfoInstance = {
  readonly text: string;
  readonly className: string;
  readonly properties: readonly PlacedProperty[];
};

/** Reads the instance in one string of a side file. Throws as `readXml` does; `where` names the part in messages. */
export function readInfoInstance(text: string, where: string, budget: XmlBudget = createXmlBudget()): InfoInstance {
  const properties: PlacedProperty[] = [];
  const path: XmlTag[] = [];
  let className = '';
  let leaf: Leaf | null = null;
  readXml(
    text,
    where,
    {
      open: (tag) => {
        path.push(tag);
        if (path.length === 2) leaf = null;
      },
      close(name, contentEnd) {
        const tag = path.pop();
        if (!tag) return;
        if (path.length === 2 && name === 'VALUE') {
          const span = { start: tag.contentStart, end: contentEnd };
          const value = leafText(text.slice(span.start, span.end));
          leaf = { element: name, text: value, span, selfClosing: tag.selfClosing };
        }
        if (path.length === 1 && name === 'PROPERTY') properties.push({ name: tag.attributes.get('NAME') ?? '', leaf });
        if (path.length === 0) className = tag.attributes.get('CLASSNAME') ?? '';
      },
    },
    budget,
  );
  return { text, className, properties };
}

/** Value of a property of the instance; null when it is NULL or absent. */
export function infoValue(instance: InfoInstance, name: string): string | null {
  const wanted = name.toLowerCase();
  return instance.properties.find((property) => property.name.toLowerCase() === wanted)?.leaf?.text ?? null;
}

/** The string with other values in some properties, edited in place. Properties that are NULL or absent stay so. */
export function setInfoValues(instance: InfoInstance, values: Readonly<Record<string, string | undefined>>): string {
  const edits = instance.properties.flatMap(({ name, leaf }) => {
    const value = values[name];
    if (leaf === null || value === undefined || value === leaf.text) return [];
    return editLeaf(instance.text, leaf, [{ from: 0, to: leaf.text.length, text: value }]);
  });
  return applyEdits(instance.text, edits);
}

/** The string of an instance as the console writes it, with CRLF (libs/io/docs/archive-format.md, "Side files"). */
export function writeInfoInstance(
  className: string,
  properties: readonly (readonly [name: string, type: string, value: string | null])[],
): string {
  const lines = (attributes: string, value: string | null): string[] => [
    `  <PROPERTY ${attributes}>`,
    ...(value === null ? [] : [`    <VALUE>${escapeText(value)}</VALUE>`]),
    '  </PROPERTY>',
  ];
  return [
    `<INSTANCE CLASSNAME="${className}">`,
    ...lines('TYPE="string" NAME="__RELPATH"', ''),
    ...properties.flatMap(([name, type, value]) => lines(`NAME="${name}" TYPE="${type}"`, value)),
    '</INSTANCE>',
  ].join('\r\n');
}
