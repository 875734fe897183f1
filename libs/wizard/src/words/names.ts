import type { StepPath } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';

/** Names of objects by id, for findings that tell only the id. */
export type Names = ReadonlyMap<string, string>;

/** A place in a task sequence: the names from the top, `Group > Step`. */
export function stepText(step: StepPath): string {
  return step.names.join(' > ');
}

/** `Deploy Windows 11 (LAB00005)`, or the id alone where no name is known. */
export function nameAndId(name: string | undefined, id: string): string {
  return name === undefined || name === '' || name === id ? id : `${name} (${id})`;
}

/** Objects as `Tools (LAB00001), LAB00002`. */
export function namesList(ids: readonly string[], names: Names): string {
  return ids.map((id) => nameAndId(names.get(id), id)).join(', ');
}

/** The name of something that is not here, or that the archive gives none. */
export function nameOrUnknown(name: string | null | undefined): string {
  return name || '(name unknown)';
}

/** Names of objects by their ids. */
export function namesOf(objects: readonly { readonly id: string; readonly name: string }[]): Names {
  return new Map(objects.map(({ id, name }) => [id, name]));
}

/** Names of the objects of an import, by the id they had and the id they get. */
export function importNames({ objects }: Pick<ImportAnswer, 'objects'>): Names {
  return new Map(objects.flatMap(({ sourceId, targetId, name }) => [[targetId, name] as const, [sourceId, name]]));
}

/** Task sequences that run each other: `A -> B -> A`. */
export function cycleText(cycle: readonly string[], names: Names): string {
  return [...cycle, ...cycle.slice(0, 1)].map((id) => nameAndId(names.get(id), id)).join(' -> ');
}
