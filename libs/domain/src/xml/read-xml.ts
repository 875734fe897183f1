import { checkXml, tooMuch } from './check-xml.js';
import { createXmlBudget, spend, type XmlBudget } from './limits.js';
import { scanXml } from './scan-xml.js';
import type { XmlHandler } from './xml-handler.js';

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
