import { objectFindings, type ManagedObject, type Reentry, type UnresolvedStep } from '@tsferry/domain';

/** What some objects hold: steps with `00000000`, and values to enter again after an import. */
export function findingsOf(objects: readonly ManagedObject[]): {
  readonly unresolved: UnresolvedStep[];
  readonly reenter: Reentry[];
} {
  const found = objects.map((object) => ({ object: object.id, ...objectFindings(object) }));
  return {
    unresolved: found.flatMap(({ object, sequence }) => (sequence?.unresolved ?? []).map((step) => ({ object, step }))),
    reenter: found.flatMap(({ reenter }) => [...reenter]),
  };
}
