import { refuseCycles } from '../graph/cycle.js';
import type { GraphObject } from '../graph/graph-object.js';
import { order } from '../graph/order.js';
import { getText } from '../instance/properties.js';
import { kindFor } from '../object/kinds/kinds.js';
import { applicationClass } from '../object/kinds/application.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ArchivedObject } from '../object/managed-object.js';
import { createIdTable } from '../reference/id-table.js';
import { objectFindings } from '../graph/object-findings.js';
import type { SequenceFindings } from '../graph/sequence-findings.js';
import type { Reentry } from '../secret/reentry.js';
import type { Reference, ReferenceKind } from '../reference/reference.js';
import { packageOfProgram } from './site-index.js';

/** The objects of an archive and what they name, each definition read once. Objects are told by their position. */
export type ArchiveReferences = {
  readonly objects: readonly ArchivedObject[];
  /** Every reference of an object, those that hold no id and `00000000` left out. */
  of(position: number): readonly Reference[];
  /** Documented secrets of an object. */
  reenter(position: number): readonly Reentry[];
  /** What else was found in the sequence of a task sequence; null for other objects. */
  findings(position: number): SequenceFindings | null;
  /** The object of the archive that a reference names; an application also by its content package. */
  find(kind: ReferenceKind, id: string): number | undefined;
  /** The package of a program; undefined for other objects, and where it is not in the archive. */
  ownerOf(position: number): number | undefined;
  /** The objects, what they name before them and programs after their package. Cycles among applications are cut. */
  readonly dependenciesFirst: readonly number[];
};

/** PackageID of an application's content package, null without one (libs/domain/docs/objects.md, "Applications"). */
export function contentPackageOf(object: Pick<ArchivedObject, 'class' | 'instance'>): string | null {
  if (object.class !== applicationClass) return null;
  const id = getText(object.instance, 'PackageID');
  return id === null || id === '' ? null : id;
}

/** Archives that were read. What is to be loaded and what is decided ask for the same one, one after the other. */
const read = new WeakMap<readonly ArchivedObject[], ArchiveReferences>();

/**
 * Reads what the objects of an archive name. Throws REF_CYCLE, with the path, when child task sequences run in a
 * circle, and what the reading of a definition throws.
 */
export function readReferences(objects: readonly ArchivedObject[]): ArchiveReferences {
  const known = read.get(objects);
  if (known) return known;
  const named = createIdTable<number>();
  objects.forEach((object, position) => {
    const contentPackage = contentPackageOf(object);
    if (contentPackage !== null) named.set('package', contentPackage, position);
  });
  const programs: number[] = [];
  const findings = objects.map((object, position) => {
    const kind = kindFor(object);
    // No reference names a program.
    if (kind.identity === 'owned') programs.push(position);
    else named.set(kind.referenceKind, object.id, position);
    return objectFindings(object);
  });
  const find = (kind: ReferenceKind, id: string) => named.get(kind, id);
  const owners = new Array<number | undefined>(objects.length);
  for (const program of programs) owners[program] = find('package', packageOfProgram(objects[program]!.id));
  const of = (position: number) => findings[position]!.references;
  const ownerOf = (position: number) => owners[position];
  const result: ArchiveReferences = {
    objects,
    of,
    reenter: (position) => findings[position]!.reenter,
    findings: (position) => findings[position]!.sequence,
    find,
    ownerOf,
    dependenciesFirst: inOrder(objects, programs, of, ownerOf),
  };
  read.set(objects, result);
  return result;
}

/** Most objects name nothing and need no sorting: they come first, and the programs among them last. */
function inOrder(
  objects: readonly ArchivedObject[],
  programs: readonly number[],
  of: (position: number) => readonly Reference[],
  ownerOf: (position: number) => number | undefined,
): number[] {
  const naming = new Set<number>();
  objects.forEach((_, position) => {
    if (of(position).length > 0) naming.add(position);
  });
  for (const position of [...naming]) {
    const owner = ownerOf(position);
    if (owner !== undefined) naming.add(owner);
  }
  const positions = new Map<GraphObject, number>();
  for (const position of naming) positions.set(toNode(objects[position]!, of(position)), position);
  const nodes = [...positions.keys()];
  refuseCycles(nodes.filter((node) => node.class === taskSequenceClass));
  const free: number[] = [];
  objects.forEach((object, position) => {
    if (!naming.has(position) && kindFor(object).identity !== 'owned') free.push(position);
  });
  const sorted = order(nodes).map((node) => positions.get(node)!);
  return [...free, ...sorted, ...programs.filter((position) => !naming.has(position))];
}

function toNode(object: ArchivedObject, references: readonly Reference[]): GraphObject {
  const kind = kindFor(object);
  const owned = kind.identity === 'owned';
  return {
    class: object.class,
    id: object.id,
    name: object.name,
    kind: owned ? null : kind.referenceKind,
    owner: owned ? packageOfProgram(object.id) : null,
    references,
    describes: [],
  };
}
