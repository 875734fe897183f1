import { decodeBase64Text } from '../text/base64-text.js';
import { readXml } from '../xml/read-xml.js';
import type { XmlTag } from '../xml/xml-handler.js';
import { leafText } from '../xml/xml-text.js';

/**
 * A value as people read it: a script out of its base64, XML with one element a line; anything else as it is. Two values
 * that differ may read the same.
 */
export function readableText(name: string, text: string): string {
  if (/SourceScript$/i.test(name)) return decodeBase64Text(text)?.text ?? text;
  return /^\s*<[A-Za-z?]/.test(text) ? (xmlLines(text)?.join('\n') ?? text) : text;
}

/** One line an element with its attributes and its text, indented; null for what is no XML. */
function xmlLines(text: string): string[] | null {
  const lines: string[] = [];
  const open: { line: number; start: number }[] = [];
  try {
    readXml(text, 'value', {
      open(tag) {
        open.push({ line: lines.length, start: tag.contentStart });
        lines.push(`${'  '.repeat(open.length - 1)}${tagText(tag)}`);
      },
      close(_, contentEnd) {
        const { line, start } = open.pop()!;
        if (line !== lines.length - 1) return;
        const value = leafText(text.slice(start, Math.max(start, contentEnd)));
        if (value !== '') lines[line] += ` ${value}`;
      },
    });
  } catch {
    return null;
  }
  return lines;
}

const tagText = ({ name, attributes }: XmlTag): string =>
  `${[name, ...[...attributes].map(([attribute, value]) => `${attribute}="${value}"`)].join(' ')}:`;
