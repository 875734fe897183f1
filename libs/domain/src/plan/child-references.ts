import type { FlatReference } from '../reference/id-map.js';
import type { ManagedObject, SiteObject } from '../object/managed-object.js';
import { idKey, refKey } from '../reference/ref.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { flatReferences, writtenLines } from '../sequence/flat-references.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ArchiveReferences } from './archive-references.js';
import type { RowOf } from './import-rows.js';
import type { ImportChild, ImportLink } from './plan.js';
import { referenceKey } from './site-index.js';

const flatKey = ({ kind, id, program }: FlatReference): string => `${kind}\n${idKey(id)}\n${program ?? ''}`;

/** References without repetition, the first kept. */
function unique(references: readonly FlatReference[]): FlatReference[] {
  return [
    ...new Map(references.map((one): [string, FlatReference] => [flatKey(one), one]).reverse()).values(),
  ].reverse();
}

/** The reference list of a task sequence as it is written, unresolved references left out. Empty when it has none. */
export function writtenReferences(object: ManagedObject): FlatReference[] {
  return writtenLines(sequenceOf(object.instance)?.referenceList ?? null);
}

/** Lines of the reference list that the enabled steps of a task sequence need, without those of its children. */
function ownReferences(object: ManagedObject): FlatReference[] {
  const sequence = sequenceOf(object.instance);
  return sequence ? flatReferences(sequence, () => []) : [];
}

/**
 * The reference lists, as they will be, of every task sequence that an imported one runs: made from the enabled steps
 * of those imported with it, and read from the existing ones (`existing`, by `refKey`).
 */
export function childReferences(
  imported: readonly number[],
  rowOf: RowOf,
  links: readonly ImportLink[],
  references: ArchiveReferences,
  existing: ReadonlyMap<string, SiteObject>,
): ImportChild[] {
  const linkOf = new Map(links.map((link) => [referenceKey(link.kind, link.id), link]));
  const lists = new Map<string, readonly FlatReference[]>();
  const listOf = (targetId: string): readonly FlatReference[] => lists.get(idKey(targetId)) ?? [];
  const addExisting = (targetId: string): void => {
    const object = existing.get(refKey({ class: taskSequenceClass, id: targetId }));
    if (object && !lists.has(idKey(targetId))) lists.set(idKey(targetId), writtenReferences(object));
  };

  /** What one reference becomes in a reference list, with all that a child needs. */
  const flatten = (
    kind: 'package' | 'application',
    id: string,
    program: string | undefined,
  ): readonly FlatReference[] => {
    const row = rowOf(references.find(kind, id));
    const link = linkOf.get(referenceKey(kind, id));
    const targetId = row ? row.targetId : link?.targetId;
    if (targetId === undefined || targetId === '') return kind === 'application' ? [{ kind, id }] : [];
    const isChild = (row?.class ?? link?.class) === taskSequenceClass;
    if (isChild) return [{ kind, id: targetId, program: '*' }, ...listOf(targetId)];
    return [{ kind, id: targetId, ...(program === undefined ? {} : { program }) }];
  };

  const wanted = childTargets(imported, rowOf, linkOf, references);
  for (const target of wanted.existing) addExisting(target);
  for (const position of references.dependenciesFirst) {
    const row = rowOf(position);
    if (!row || !wanted.imported.has(position)) continue;
    const lines = ownReferences(references.objects[position]!);
    lists.set(idKey(row.targetId), unique(lines.flatMap(({ kind, id, program }) => flatten(kind, id, program))));
  }
  return [...lists].map(([id, list]) => ({ id, references: list.map((one) => ({ ...one })) }));
}

/** Task sequences that imported ones run: those of the archive that are imported too, and ids of existing ones. */
function childTargets(
  imported: readonly number[],
  rowOf: RowOf,
  linkOf: ReadonlyMap<string, ImportLink>,
  references: ArchiveReferences,
): { readonly imported: ReadonlySet<number>; readonly existing: ReadonlySet<string> } {
  const inArchive = new Set<number>();
  const existing = new Set<string>();
  for (const position of imported) {
    if (references.objects[position]?.class !== taskSequenceClass) continue;
    for (const { kind, id } of references.of(position)) {
      const child = references.find(kind, id);
      const row = rowOf(child);
      const link = linkOf.get(referenceKey(kind, id));
      if (row?.class === taskSequenceClass && row.targetId !== '') {
        if (row.action === 'ignore') existing.add(row.targetId);
        else if (child !== undefined) inArchive.add(child);
      } else if (!row && link?.class === taskSequenceClass) existing.add(link.targetId);
    }
  }
  return { imported: inArchive, existing };
}
