import { refuseCycles } from '../graph/cycle.js';
import type { GraphObject } from '../graph/graph-object.js';
import { order } from '../graph/order.js';
import { getText } from '../instance/properties.js';
import type { ContentSource } from '../object/kind.js';
import { kindFor } from '../object/kinds.js';
import type { ArchivedObject } from '../object/managed-object.js';
import { createIdTable } from '../object/id-table.js';
import { refKey } from '../object/ref.js';
import { referencesOf } from '../object/references-of.js';
import type { Reference, ReferenceKind } from '../object/reference.js';
import { sequenceFindings, type SequenceFindings } from './sequence-findings.js';
import { applicationClass, packageOfProgram, taskSequenceClass } from './site-index.js';

/** The objects of an archive and what they name, each definition read once. */
export type ArchiveReferences = {
  /** Every reference of an object, those that hold no id and `00000000` left out. */
  of(object: ArchivedObject): readonly Reference[];
  /** What else was found in the sequence of a task sequence; undefined for other objects. */
  findings(object: ArchivedObject): SequenceFindings | undefined;
  /** The package sources that the definition states. */
  sources(object: ArchivedObject): readonly ContentSource[];
  /** The object of the archive that a reference names; an application also by its content package. */
  find(kind: ReferenceKind, id: string): ArchivedObject | undefined;
  /** The package of a program. */
  ownerOf(program: ArchivedObject): ArchivedObject | undefined;
  /** The objects, what they name before them and programs after their package. Cycles among applications are cut. */
  readonly dependenciesFirst: readonly ArchivedObject[];
};

/** PackageID of an application's content package; null for other objects, and when it has none (domain.md 1.7). */
export function contentPackageOf(object: Pick<ArchivedObject, 'class' | 'instance'>): string | null {
  if (object.class !== applicationClass) return null;
  const id = getText(object.instance, 'PackageID');
  return id === null || id === '' ? null : id;
}

const none: readonly Reference[] = [];

/** Archives that were read. What is to be loaded and what is decided ask for the same one, one after the other. */
const read = new WeakMap<readonly ArchivedObject[], ArchiveReferences>();

/**
 * Reads what the objects of an archive name. Throws REF_CYCLE, with the path, when child task sequences run in a
 * circle, and what the reading of a definition throws.
 */
export function readReferences(objects: readonly ArchivedObject[]): ArchiveReferences {
  const known = read.get(objects);
  if (known) return known;
  const references = new Map<ArchivedObject, readonly Reference[]>();
  const findings = new Map<ArchivedObject, SequenceFindings>();
  const named = createIdTable<ArchivedObject>();
  for (const object of objects) {
    const contentPackage = contentPackageOf(object);
    if (contentPackage !== null) named.set('package', contentPackage, object);
  }
  for (const object of objects) {
    const found = referencesOf(object);
    if (found.length > 0) references.set(object, found);
    const inSequence = sequenceFindings(object);
    if (inSequence) findings.set(object, inSequence);
    named.set(kindFor(object).referenceKind, object.id, object);
  }
  const of = (object: ArchivedObject) => references.get(object) ?? none;
  const find = (kind: ReferenceKind, id: string) => named.get(kind, id);
  // Every program's package is asked for several times.
  const owners = new Map<ArchivedObject, ArchivedObject | undefined>();
  const ownerOf = (program: ArchivedObject): ArchivedObject | undefined => {
    if (!owners.has(program)) owners.set(program, find('package', packageOfProgram(program.id)));
    return owners.get(program);
  };
  const result: ArchiveReferences = {
    of,
    findings: (object) => findings.get(object),
    sources: (object) => kindFor(object).contents(object.instance),
    find,
    ownerOf,
    dependenciesFirst: inOrder(objects, of, ownerOf),
  };
  read.set(objects, result);
  return result;
}

/** Most objects name nothing and need no sorting: they come first, and the programs among them last. */
function inOrder(
  objects: readonly ArchivedObject[],
  of: (object: ArchivedObject) => readonly Reference[],
  ownerOf: (program: ArchivedObject) => ArchivedObject | undefined,
): ArchivedObject[] {
  const owned = (object: ArchivedObject) => kindFor(object).identity === 'owned';
  const naming = new Set(objects.filter((object) => of(object).length > 0));
  for (const object of [...naming]) {
    const owner = owned(object) ? ownerOf(object) : undefined;
    if (owner) naming.add(owner);
  }
  const nodes = [...naming].map((object) => toNode(object, of(object)));
  refuseCycles(nodes.filter((node) => node.class === taskSequenceClass));
  const byRef = new Map([...naming].map((object) => [refKey(object), object]));
  const sorted = order(nodes).flatMap((node) => byRef.get(refKey(node)) ?? []);
  const rest = objects.filter((object) => !naming.has(object));
  return [...rest.filter((object) => !owned(object)), ...sorted, ...rest.filter(owned)];
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
