import { kindFor } from '../object/kinds/kinds.js';
import type { ManagedObject } from '../object/managed-object.js';
import { unresolvedId } from '../reference/ref.js';
import type { Reference } from '../reference/reference.js';
import { listObjectSecrets } from '../secret/list-object-secrets.js';
import type { Reentry } from '../secret/reentry.js';
import { sequenceFindings, type SequenceFindings } from './sequence-findings.js';

/** What the documents of an object hold for those that ask for it without them. */
export type ObjectFindings = {
  /** Every place where it names another object, those that hold no id and `00000000` left out. */
  readonly references: readonly Reference[];
  /** Documented secrets, to be entered again after an import. */
  readonly reenter: readonly Reentry[];
  /** Null for other objects than task sequences. */
  readonly sequence: SequenceFindings | null;
};

/** Of most objects. */
const nothing: ObjectFindings = { references: [], reenter: [], sequence: null };

/**
 * What was found, for as long as its objects are there: who inspects an archive asks for its references again, and the
 * step tree of a task sequence is too large to be kept.
 */
const known = new WeakMap<ManagedObject, ObjectFindings>();

/** The references alone, for who asks for nothing else. Throws when a nested document is refused. */
export function referencesOf(object: ManagedObject): readonly Reference[] {
  const before = known.get(object);
  if (before) return before.references;
  const found = kindFor(object).references(object);
  return found.length === 0 ? nothing.references : found.filter(({ id }) => id !== '' && id !== unresolvedId);
}

/** Looks through an object. Throws when a nested document is refused. */
export function objectFindings(object: ManagedObject): ObjectFindings {
  const before = known.get(object);
  if (before) return before;
  const references = referencesOf(object);
  const sequence = sequenceFindings(object);
  const reenter = listObjectSecrets(object);
  if (references.length === 0 && reenter.length === 0 && sequence === null) return nothing;
  const found = { references, reenter, sequence };
  known.set(object, found);
  return found;
}
