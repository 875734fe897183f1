import type { Leaf } from '../text/leaf.js';
import { readXml } from '../xml/read-xml.js';
import type { XmlTag } from '../xml/xml-handler.js';
import { leafText } from '../xml/xml-text.js';
import { findSuspects } from './detector.js';
import type { LeafSuspect } from './redact-leaves.js';

/** A suspected value in the text of an element; `where` is the element, or its `Name` (`InstallCommandLine`). */
export type XmlSuspect = LeafSuspect & { readonly where: string };

/** Suspected values in the text of any XML, such as the install commands of SDMPackageXML. Throws what `readXml` throws. */
export function findXmlSuspects(text: string, where: string): XmlSuspect[] {
  const found: XmlSuspect[] = [];
  const open: { tag: XmlTag; parent: boolean }[] = [];
  readXml(text, where, {
    open: (tag) => {
      const outer = open.at(-1);
      if (outer) outer.parent = true;
      open.push({ tag, parent: false });
    },
    close: (element, contentEnd) => {
      const { tag, parent } = open.pop() as { tag: XmlTag; parent: boolean };
      if (parent || tag.selfClosing) return;
      const span = { start: tag.contentStart, end: contentEnd };
      const leaf: Leaf = { element, text: leafText(text.slice(span.start, span.end)), span, selfClosing: false };
      const name = tag.attributes.get('Name') ?? element;
      for (const at of findSuspects(leaf.text, { where: name })) found.push({ where: name, leaf, span: at });
    },
  });
  return found;
}
