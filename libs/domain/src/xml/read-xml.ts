import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { AppError } from '../error.js';
import { createXmlBudget, spend, type XmlBudget } from './limits.js';

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

function malformed(where: string, message: string, line: number, column: number): AppError {
  return new AppError('XML_MALFORMED', `${where}:${line}:${column} ${message}`, {
    hint: 'The document is damaged or was edited by hand. Export it again, or mend it at that place.',
    details: { where, line, column },
  });
}

function tooMuch(where: string, what: string, limit: number): AppError {
  return new AppError('XML_LIMIT', `${where} has more than ${limit} ${what}.`, {
    hint: 'No export of the console is like that. Check where the file comes from.',
    details: { where, limit, what },
  });
}

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
  if (countAtMost(text, '&', limits.references) > limits.references) {
    throw tooMuch(where, 'references', limits.references);
  }
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let depth = 0;
  let attributes = 0;
  let start = 0;
  parser.on('error', (error) => {
    // The message may quote a name of the document.
    const message = error.message.replace(/^\d+:\d+: /, '').slice(0, 200);
    throw malformed(where, message, parser.line, parser.columnIndex + 1);
  });
  parser.on('xmldecl', ({ version }) => {
    if (version !== undefined && version !== '1.0') {
      throw malformed(where, `is XML ${version}; only XML 1.0 is read.`, 1, 1);
    }
  });
  parser.on('doctype', () => {
    throw new AppError('XML_DTD', `${where}:${parser.line} has a DOCTYPE.`, {
      hint: 'No part of an export has one; document type definitions are never read.',
      details: { where, line: parser.line },
    });
  });
  parser.on('opentagstart', (tag) => {
    start = text.lastIndexOf('<', parser.position - 1);
    attributes = 0;
    if (tag.name.length > limits.nameLength) throw tooMuch(where, 'characters in a name', limits.nameLength);
    if (++depth > limits.depth) throw tooMuch(where, 'nested elements', limits.depth);
    spend(budget, 'elements', 1, where);
  });
  parser.on('attribute', ({ name, value }) => {
    if (++attributes > limits.attributes) throw tooMuch(where, 'attributes on an element', limits.attributes);
    if (name.length > limits.nameLength) throw tooMuch(where, 'characters in a name', limits.nameLength);
    if (value.length > limits.valueLength) throw tooMuch(where, 'characters in an attribute', limits.valueLength);
  });
  parser.on('opentag', (tag) => handler.open?.(toTag(tag, start, parser.position)));
  parser.on('closetag', (tag) => {
    depth--;
    const end = parser.position;
    handler.close?.(tag.name, tag.isSelfClosing ? end : text.lastIndexOf('<', end - 1), end);
  });
  parser.write(text).close();
}

/** How often `part` is in the text, counted no further than one above `most`. */
function countAtMost(text: string, part: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

function toTag(tag: SaxesTagNS, start: number, contentStart: number): XmlTag {
  const attributes = new Map<string, string>();
  for (const { name, value } of Object.values<SaxesAttributeNS>(tag.attributes)) attributes.set(name, value);
  return { name: tag.name, attributes, namespace: tag.uri, start, contentStart, selfClosing: tag.isSelfClosing };
}
