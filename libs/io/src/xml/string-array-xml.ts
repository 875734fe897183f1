import { AppError, type XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart } from './parts-xml.js';

/**
 * The namespaces that .NET's serialiser declares on a root, in its order
 * (libs/io/docs/archive-format.md, "The manifest").
 */
export const serializerNamespaces = [
  ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ['xmlns:xsd', 'http://www.w3.org/2001/XMLSchema'],
] as const;

const arrayShape = { root: 'ArrayOfString', namespaces: [''] };

/**
 * Reads a side file that is a list of strings (libs/io/docs/archive-format.md, "Side files"). Items are kept
 * to the character. Throws what `readPart` throws, and SCHEMA for anything but strings in it.
 */
export function readStringArray(bytes: Uint8Array, where: string, budget?: XmlBudget): string[] {
  const root = readPart(bytes, where, arrayShape, budget);
  return root.children.map((child) => {
    if (child.name !== 'string' || child.children.length > 0) {
      throw new AppError('SCHEMA', `${where} has <${child.name}> where only strings belong.`, {
        hint: 'The part is not one that Configuration Manager wrote. Export it again.',
        details: { where },
      });
    }
    return child.text;
  });
}

/** Writes a serialised `string[]` as the console does: byte order mark, no declaration, CRLF. */
export function writeStringArray(items: readonly string[], where: string): Uint8Array {
  const strings = items.map((item) => element('string', [], item));
  return writePart(
    element('ArrayOfString', serializerNamespaces, strings),
    { bom: true, declaration: false, style: 'lines' },
    where,
  );
}
