import type { XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart } from './parts-xml.js';

/** The core properties of a package (libs/io/docs/archive-format.md, "Core properties"). */
export type CoreProperties = {
  /** The administrator comment. */
  readonly description: string;
  /** Only in exports of applications: the authoring scope, else ''. */
  readonly identifier: string;
};

const own = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const dublinCore = 'http://purl.org/dc/elements/1.1/';
const dublinTerms = 'http://purl.org/dc/terms/';
const shape = { root: 'coreProperties', namespaces: [own, dublinCore, dublinTerms] };

/** Reads a `.psmdcp` part. Throws what `readPart` throws. */
export function readCoreProperties(bytes: Uint8Array, where: string, budget?: XmlBudget): CoreProperties {
  const root = readPart(bytes, where, shape, budget);
  const textOf = (name: string) => root.children.find((child) => child.name === name)?.text ?? '';
  return { description: textOf('description'), identifier: textOf('identifier') };
}

/** Writes a `.psmdcp` part of an export of task sequences or packages: the comment and nothing else. */
export function writeCoreProperties(description: string, where: string): Uint8Array {
  const root = element(
    'coreProperties',
    [
      ['xmlns:dc', dublinCore],
      ['xmlns:dcterms', dublinTerms],
      ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
      ['xmlns', own],
    ],
    [element('dc:description', [], description)],
  );
  return writePart(root, { bom: true, declaration: true, style: 'single' }, where);
}
