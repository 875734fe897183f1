import { objectFindings, type ManagedObject, type Reentry, type UnresolvedStep } from '@tsferry/domain';

/** What the task sequences among some objects hold: steps with `00000000`, and values to enter again after an import. */
export function findingsOf(objects: readonly ManagedObject[]): {
  readonly unresolved: UnresolvedStep[];
  readonly reenter: Reentry[];
} {
  const found = objects.flatMap((object) => {
    const findings = objectFindings(object).sequence;
    return findings ? [{ object: object.id, findings }] : [];
  });
  return {
    unresolved: found.flatMap(({ object, findings }) => findings.unresolved.map((step) => ({ object, step }))),
    reenter: found.flatMap(({ findings }) => [...findings.reenter]),
  };
}
