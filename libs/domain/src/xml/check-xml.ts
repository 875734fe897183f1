import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { AppError } from '../error.js';
import { spend, type XmlBudget } from './limits.js';
import type { XmlHandler, XmlTag } from './xml-handler.js';

function malformed(where: string, message: string, line: number, column: number): AppError {
  return new AppError('XML_MALFORMED', `${where}:${line}:${column} ${message}`, {
    hint: 'The document is damaged or was edited by hand. Export it again, or mend it at that place.',
    details: { where, line, column },
  });
}

/** The error for a document that passes one of the limits. */
export function tooMuch(where: string, what: string, limit: number): AppError {
  return new AppError('XML_LIMIT', `${where} has more than ${limit} ${what}.`, {
    hint: 'No export of the console is like that. Check where the file comes from.',
    details: { where, limit, what },
  });
}

/** How many elements the handler was told of already, and the budget was taken from for. */
export type Told = { readonly opened: number; readonly closed: number };

/**
 * The checker itself (saxes): reads a whole document and tells `handler` about it, but for what it was `told` already.
 * Throws XML_MALFORMED, XML_DTD and XML_LIMIT, as `readXml` says.
 */
export function checkXml(
  text: string,
  where: string,
  handler: XmlHandler,
  budget: XmlBudget,
  { opened: toOpen, closed: toClose }: Told,
): void {
  const { limits } = budget;
  let opened = 0;
  let closed = 0;
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
    if (++opened > toOpen) spend(budget, 'elements', 1, where);
  });
  parser.on('attribute', ({ name, value }) => {
    if (++attributes > limits.attributes) throw tooMuch(where, 'attributes on an element', limits.attributes);
    if (name.length > limits.nameLength) throw tooMuch(where, 'characters in a name', limits.nameLength);
    if (value.length > limits.valueLength) throw tooMuch(where, 'characters in an attribute', limits.valueLength);
  });
  parser.on('opentag', (tag) => {
    if (opened > toOpen) handler.open?.(toTag(tag, start, parser.position));
  });
  parser.on('closetag', (tag) => {
    depth--;
    if (++closed <= toClose) return;
    const end = parser.position;
    handler.close?.(tag.name, tag.isSelfClosing ? end : text.lastIndexOf('<', end - 1), end);
  });
  parser.write(text).close();
}

function toTag(tag: SaxesTagNS, start: number, contentStart: number): XmlTag {
  const attributes = new Map<string, string>();
  for (const { name, value } of Object.values<SaxesAttributeNS>(tag.attributes)) attributes.set(name, value);
  return { name: tag.name, attributes, namespace: tag.uri, start, contentStart, selfClosing: tag.isSelfClosing };
}
