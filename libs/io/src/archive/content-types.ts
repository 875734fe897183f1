import type { XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart } from '../xml/parts-xml.js';
import { contentTypesPath } from './layout.js';

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/**
 * The content types of an export, in the order the console writes them
 * (libs/io/docs/archive-format.md, "Content types").
 */
const defaults = [
  ['xml', 'text/xml'],
  ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ['psmdcp', 'application/vnd.openxmlformats-package.core-properties+xml'],
] as const;

/** Writes `[Content_Types].xml`: the same 377 bytes in every export. */
export function writeContentTypes(): Uint8Array {
  const children = defaults.map(([extension, type]) =>
    element('Default', [
      ['Extension', extension],
      ['ContentType', type],
    ]),
  );
  return writePart(
    element('Types', [['xmlns', namespace]], children),
    { bom: true, declaration: true, style: 'single' },
    contentTypesPath,
  );
}

/** Checks the part that an archive brought; nothing in it is needed. Throws what `readPart` throws. */
export function checkContentTypes(bytes: Uint8Array, budget?: XmlBudget): void {
  readPart(bytes, contentTypesPath, { root: 'Types', namespaces: [namespace] }, budget);
}
