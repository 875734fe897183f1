import { checkXml, tooMuch } from './check-xml.js';
import { createXmlBudget, spend, type XmlBudget } from './limits.js';
import { scanXml } from './scan-xml.js';

/** An element as it opens. Offsets are UTF-16 units in the document's text. */
export type XmlTag = {
  readonly name: string;
  /** Attributes in the order they were written, values decoded, namespace declarations included. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Namespace of the element; '' when it has none. */
  readonly namespace: string;
  /** Offset of its `<`. */
  readonly start: number;
  /** Offset after the `>` of its start tag. */
  readonly contentStart: number;
  /** Written as `<x/>`. */
  readonly selfClosing: boolean;
};

/** What a reader is told, in document order. Text is read from the source with `leafText`. */
export type XmlHandler = {
  open?(tag: XmlTag): void;
  /** `contentEnd` is the offset of the `<` of the end tag, `end` the offset after its `>`. */
  close?(name: string, contentEnd: number, end: number): void;
};

/**
 * THE strict checker: reads a whole document, at any nesting level, and tells `handler` about it.
 * Throws XML_MALFORMED with line and column, XML_DTD for any DOCTYPE, XML_LIMIT over the budget. XML 1.0 only.
 * `where` names the document in messages, for example `SMS_Package/LAB00001/object.xml`.
 */
export function readXml(
  text: string,
  where: string,
  handler: XmlHandler = {},
  budget: XmlBudget = createXmlBudget(),
): void {
  const { limits } = budget;
  spend(budget, 'characters', text.length, where);
  if (text.length > limits.references && countAtMost(text, '&', limits.references) > limits.references) {
    throw tooMuch(where, 'references', limits.references);
  }
  const scan = scanXml(text, handler, budget);
  if (!scan.whole) checkXml(text, where, handler, budget, scan);
}

/** How often `part` is in the text, counted no further than one above `most`. */
function countAtMost(text: string, part: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}
