import type { ObjectChanges, StepChange } from '@tsferry/domain';

/** What an import does to a step. */
export const stepChangeWords: Readonly<Record<StepChange['change'], string>> = {
  added: 'new step',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
};

/** The sign of such a change: colour is never the only sign. */
export const stepChangeSigns: Readonly<Record<StepChange['change'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
};

/** What is said where an import would change an object and its definition stays the same. */
export const sameDefinitionText = 'Its definition stays as it is.';

/** How many differences there are between an object and what an import would make of it. */
export function countChanges({ properties, steps }: ObjectChanges): number {
  return properties.length + steps.length;
}
