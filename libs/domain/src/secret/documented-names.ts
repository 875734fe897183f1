import type { Variable } from '../sequence/sequence.js';
import { stepTypes } from '../sequence/step-types.js';

/** What is known of a documented secret. */
export type DocumentedSecret = {
  /**
   * Product keys: cleared as passwords are, but a step works without one
   * (libs/domain/docs/secrets.md, "Documented secrets").
   */
  readonly optional: boolean;
  /** Set by Configuration Manager itself when a sequence runs: nothing that an administrator enters. */
  readonly internal: boolean;
};

const password: DocumentedSecret = { optional: false, internal: false };
const internal: DocumentedSecret = { optional: false, internal: true };

const fields = stepTypes.flatMap(({ secrets }) => secrets);

/**
 * Variables of the step types, and those that only generic steps set (libs/domain/docs/secrets.md, "Documented names").
 */
const names: ReadonlyMap<string, DocumentedSecret> = new Map([
  ...fields.map(({ variable, optional }) => [variable.toLowerCase(), { optional, internal: false }] as const),
  ['osdbitlockerrecoverypassword', password],
  ['osdbitlockerstartupkey', password],
  ['_smstsmediapfx', internal],
  ['_smsmediaguid', internal],
]);

/** The same names, lower case. */
export const documentedVariableNames: readonly string[] = [...names.keys()];

/** WMI properties, whatever type of step holds them. */
const properties: ReadonlyMap<string, DocumentedSecret> = new Map(
  fields.map(({ property, optional }) => [property.toLowerCase(), { optional, internal: false }]),
);

/** Whether a task sequence variable of that name is a documented secret, in any step; case does not matter. */
export function documentedName(name: string): DocumentedSecret | undefined {
  const key = name.trim().toLowerCase();
  return names.get(key) ?? (key.startsWith('_smstsreserved') ? internal : undefined);
}

/** Whether a variable of a step is a documented secret, by its name or its property. */
export function documentedVariable({
  name,
  property,
}: Pick<Variable, 'name' | 'property'>): DocumentedSecret | undefined {
  return documentedName(name) ?? properties.get(property.trim().toLowerCase());
}
