import { kindOf, type ImportRow, type MissingReference } from '@tsferry/domain';
import { show } from '@tsferry/domain/wording';

/** `SMS_Package` is `Package`; a class that tsferry has no word for is named as it is. */
export function labelOf(className: string | undefined | null): string {
  return className ? show(kindOf(className).label) : 'unknown class';
}

/** Job states for people. */
export const stateWords = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
} as const;

/** Names of objects by id, for findings that tell only the id. */
export type Names = ReadonlyMap<string, string>;

/** Names of the objects of an import, by the id they had and the id they get. */
export function namesOf(rows: readonly Pick<ImportRow, 'sourceId' | 'targetId' | 'name'>[]): Names {
  return new Map(rows.flatMap(({ sourceId, targetId, name }) => [[targetId, name] as const, [sourceId, name]]));
}

/** A missing reference as a name, or that it has none. */
export function missingName({ name }: Pick<MissingReference, 'name'>): string {
  return name === undefined ? 'name unknown' : show(name);
}
