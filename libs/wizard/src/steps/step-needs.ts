import type { ReferenceAnswer } from '@tsferry/domain/shapes';

/** The place of a step in its tree, as a key of {@link needsByStep}: `0.2.1`. */
export function stepKey(index: readonly number[]): string {
  return index.join('.');
}

/** What steps need, by the place of the step. */
export function needsByStep(references: readonly ReferenceAnswer[]): ReadonlyMap<string, readonly ReferenceAnswer[]> {
  const needs = new Map<string, ReferenceAnswer[]>();
  for (const reference of references) {
    for (const { index } of reference.steps) {
      const found = needs.get(stepKey(index));
      if (found) found.push(reference);
      else needs.set(stepKey(index), [reference]);
    }
  }
  return needs;
}
