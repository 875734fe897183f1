import { findFreeTextIds, type FreeTextId, type IdQuestion } from '../sequence/find-free-text-ids.js';
import { findUnresolved } from '../sequence/find-references.js';
import type { StepPath } from '../reference/step-path.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ManagedObject } from '../object/managed-object.js';
import { packageIdPattern, unresolvedId } from '../reference/ref.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';

/** What a plan needs of a step tree, so that the tree itself need not stay in memory. */
export type SequenceFindings = {
  /** Steps that hold `00000000`. */
  readonly unresolved: readonly StepPath[];
  /** Everything in free text that has the form of a PackageID or a scope id, whatever it may be. */
  readonly freeText: readonly FreeTextId[];
};

const scopeId = /^ScopeId_/i;
const anyForm = /[A-Z0-9]{3}[0-9A-F]{5}|ScopeId_/i;

/** Everything that has the form of an id. */
const hasIdForm: IdQuestion = {
  idOf: (token) =>
    (packageIdPattern.test(token) && token !== unresolvedId) || scopeId.test(token) ? token : undefined,
  mayHold: (text) => anyForm.test(text),
};

/** Looks through the sequence of a task sequence; null for other objects. Throws as `readSequence` does. */
export function sequenceFindings(object: ManagedObject): SequenceFindings | null {
  const sequence = object.class === taskSequenceClass ? sequenceOf(object.instance) : null;
  if (!sequence) return null;
  return {
    unresolved: findUnresolved(sequence),
    freeText: findFreeTextIds(sequence, hasIdForm),
  };
}
