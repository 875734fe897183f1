import type { IdMap, IdTarget } from '../reference/id-map.js';
import { kindFor } from '../object/kinds/kinds.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ArchivedObject, ManagedObject, ObjectHead, SiteObject } from '../object/managed-object.js';
import { refKey } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import { sameDefinition } from '../object/same-definition.js';
import type { Archive } from '../ports/archives.js';
import { blankObject } from '../secret/blank-object.js';
import type { ArchiveReferences } from './archive-references.js';
import { writtenReferences } from './child-references.js';
import { contentSources, sameContent, type ContentIndex } from './content-facts.js';
import { programAt, type IsIdentical, type Recognition } from './match.js';
import { linkOutside } from './resolve-references.js';
import type { SiteIndex } from './site-index.js';

/** What definitions are compared with. `found`, by position, fills while objects are recognised, what they name before them. */
export type IdenticalInput = {
  readonly archive: Archive;
  readonly references: ArchiveReferences;
  readonly index: SiteIndex;
  readonly candidates: ReadonlyMap<string, SiteObject>;
  readonly contents: ContentIndex;
  readonly found: readonly (Recognition | undefined)[];
};

/**
 * Makes the rule of `identical`: the archived definition, with its references moved to what they are here and its
 * secrets blanked, is the existing one but for the site's own properties; contents are shown to be equal; and a
 * package has the same programs. What names something that is not here cannot be identical to anything.
 */
export function createIdentical(input: IdenticalInput): IsIdentical {
  const { references, index, candidates, contents } = input;
  const { objects } = references;
  // Few imports find anything of the same name, so the programs are grouped when that is first asked.
  let grouped: ReturnType<typeof groupPrograms> | undefined;
  const programsOf = (position: number): readonly number[] =>
    (grouped ??= groupPrograms(references)).get(position) ?? [];
  const map = createNaturalMap(input);
  const resolves = (position: number): boolean =>
    references.of(position).every(({ kind, id }) => kind !== 'package' || map(kind, id) !== undefined);
  const sameAs = (object: ArchivedObject, existing: SiteObject, ids: IdMap): boolean => {
    const moved: ManagedObject = kindFor(object).remap(blankObject(object), existing.id, ids);
    return sameDefinition(moved, existing);
  };
  const samePrograms = (position: number, candidate: ObjectHead): boolean => {
    const own = programsOf(position);
    if (index.programsOf(candidate.id).length !== own.length) return false;
    return own.every((at) => {
      const program = objects[at]!;
      const head = programAt(candidate.id, program, index);
      const existing = head && candidates.get(refKey(head));
      return existing ? resolves(at) && sameAs(program, existing, map) : false;
    });
  };
  return (position, candidate) => {
    const object = objects[position]!;
    const existing = candidates.get(refKey(candidate));
    if (!existing || !resolves(position) || !sameContent(object, contentSources(object), existing, contents))
      return false;
    return samePrograms(position, candidate) && sameAs(object, existing, map);
  };
}

/** Programs of each package of the archive, by position. */
function groupPrograms(references: ArchiveReferences): ReadonlyMap<number, readonly number[]> {
  const programs = new Map<number, number[]>();
  references.objects.forEach((_, position) => {
    const owner = references.ownerOf(position);
    if (owner === undefined) return;
    const group = programs.get(owner);
    if (group) group.push(position);
    else programs.set(owner, [position]);
  });
  return programs;
}

/** What references would become if nothing were decided: the existing object, or undefined where there is none. */
function createNaturalMap({ archive, references, index, candidates, found }: IdenticalInput): IdMap {
  const lists = new Map<string, IdTarget['references']>();
  const target = (head: ObjectHead): IdTarget => {
    const base = { id: head.id, name: head.name, class: head.class };
    if (head.class !== taskSequenceClass) return base;
    const key = refKey(head);
    const object = candidates.get(key);
    if (!lists.has(key)) lists.set(key, object ? writtenReferences(object) : undefined);
    const list = lists.get(key);
    return list ? { ...base, references: list } : base;
  };
  return (kind: ReferenceKind, id: string) => {
    const position = references.find(kind, id);
    const outside = () => linkOutside(kind, id, archive, index)?.target;
    const head = position === undefined ? outside() : found[position]?.target;
    return head ? target(head) : undefined;
  };
}
