import type { XmlBudget } from '@tsferry/domain';
import { element, readPart, writePart } from '../xml/parts-xml.js';

/** One relationship of an OPC package (libs/io/docs/archive-format.md, "Relationships"). */
export type Relationship = {
  /** The WMI class of an object, or a URI, or `contents`, `attachment`, `content` in exports of applications. */
  readonly type: string;
  readonly target: string;
  /** `External` for objects, although they are inside; '' when it is not written. */
  readonly targetMode: string;
  readonly id: string;
};

/** Type of the relationship to the core properties. */
export const corePropertiesType =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const shape = { root: 'Relationships', namespaces: [namespace] };

/** Reads `_rels/.rels`, or the relationships of one object. Throws what `readPart` throws. */
export function readRelationships(bytes: Uint8Array, where: string, budget?: XmlBudget): Relationship[] {
  return readPart(bytes, where, shape, budget).children.map(({ attributes }) => ({
    type: attributes.get('Type') ?? '',
    target: attributes.get('Target') ?? '',
    targetMode: attributes.get('TargetMode') ?? '',
    id: attributes.get('Id') ?? '',
  }));
}

/** Writes a part of relationships as .NET does: byte order mark, declaration, one line. */
export function writeRelationships(relationships: readonly Relationship[], where: string): Uint8Array {
  const children = relationships.map(({ type, target, targetMode, id }) =>
    element('Relationship', [
      ['Type', type],
      ['Target', target],
      ...(targetMode === '' ? [] : [['TargetMode', targetMode] as const]),
      ['Id', id],
    ]),
  );
  return writePart(
    element('Relationships', [['xmlns', namespace]], children),
    { bom: true, declaration: true, style: 'single' },
    where,
  );
}
