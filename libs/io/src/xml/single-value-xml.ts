import { AppError, type XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart } from './parts-xml.js';

/** A part that is one serialised value: `<guid>` in PACKAGE_CONTENT.xml, `<string>` in USERSTATE_MIGRATION_PACKAGE.xml. */
export type SingleValue = 'guid' | 'string';

/**
 * Reads the value (libs/io/docs/archive-format.md, "Side files"). Throws what `readPart` throws, and SCHEMA when it
 * holds elements.
 */
export function readSingleValue(bytes: Uint8Array, where: string, type: SingleValue, budget?: XmlBudget): string {
  const root = readPart(bytes, where, { root: type, namespaces: [''] }, budget);
  if (root.children.length > 0) {
    throw new AppError('SCHEMA', `${where} has elements in its <${type}>.`, {
      hint: 'The part is not one that Configuration Manager wrote. Export it again.',
      details: { where },
    });
  }
  return root.text;
}

/** Writes the value as the console does: byte order mark, no declaration, one line. */
export function writeSingleValue(type: SingleValue, value: string, where: string): Uint8Array {
  return writePart(element(type, [], value), { bom: true, declaration: false, style: 'single' }, where);
}
