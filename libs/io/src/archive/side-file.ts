import { createXmlBudget, decodeXml, readXml, requireXmlText, type SideFile } from '@tsferry/domain';
import { readStringArray, writeStringArray } from '../xml/string-array-xml.js';
import { checkNestedStrings } from './nested-documents.js';

/** Reads a part beside `object.xml`, with the documents in its strings checked. Throws what `readXml` throws. */
export function readSideFile(bytes: Uint8Array, where: string): SideFile {
  const { text } = decodeXml(bytes, where);
  let root: string | undefined;
  readXml(text, where, { open: (tag) => void (root ??= tag.name) });
  if (root !== 'ArrayOfString') return { kind: 'text', text };
  const budget = createXmlBudget();
  const items = readStringArray(bytes, where, budget);
  checkNestedStrings(items, where, budget);
  return { kind: 'strings', items };
}

/**
 * Writes a part beside `object.xml` as exports of task sequences have it, with a byte order mark
 * (libs/io/docs/archive-format.md, "Side files").
 */
export function writeSideFile(file: SideFile, where: string): Uint8Array {
  if (file.kind === 'strings') return writeStringArray(file.items, where);
  requireXmlText(file.text, where);
  // What was read as UTF-16 is written as UTF-8, and has to say so.
  const text = file.text.replace(/^(<\?xml\s[^>]*?encoding\s*=\s*["'])utf-16(?:le)?(?=["'])/i, '$1utf-8');
  return Buffer.from(`\uFEFF${text}`);
}
