import type { StepPath } from '../sequence/step-path.js';

/** A place in a task sequence: the names from the top, `Group > Step`. */
export function stepText(step: StepPath): string {
  return step.names.join(' > ');
}

/** `Deploy Windows 11 (LAB00005)`, or the id alone where no name is known. */
export function nameAndId(name: string | undefined, id: string): string {
  return name === undefined || name === '' || name === id ? id : `${name} (${id})`;
}
