import type { ReferenceKind } from './reference.js';

/** What the ids of an import become. Undefined: leave as written. */
export type IdMap = (kind: ReferenceKind, id: string) => IdTarget | undefined;

/** What one id becomes. `name`, `packageType` and `version` are those of the target, for the places that repeat them. */
export type IdTarget = {
  readonly id: string;
  readonly name?: string;
  /** Null for a class that has none; left out when the class is not known. */
  readonly packageType?: number | null;
  readonly version?: string;
  /** For child task sequences: every id its references list holds after the import. */
  readonly references?: readonly FlatReference[];
};

/** A line of a reference list: what a sequence, with all its child task sequences, needs. */
export type FlatReference = {
  readonly kind: 'package' | 'application';
  readonly id: string;
  readonly program?: string;
};
