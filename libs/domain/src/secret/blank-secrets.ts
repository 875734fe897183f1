import type { Sequence } from '../sequence/sequence.js';
import { findSecrets } from './find-secrets.js';
import { withoutPolicySecrets } from '../policy-secret/find-policy-secrets.js';
import { policySecretStates } from './policy/policy-secret-states.js';
import type { Reentry } from './reentry.js';
import { isFilled, withoutSecrets, type SecretPlace } from './secret-place.js';

/** A documented secret field of a sequence; the object that it belongs to is added by who knows it. */
export type SecretState = Omit<Reentry, 'object'>;

/** A sequence without its secrets, and every field that has to be filled in again. */
export type BlankedSequence = { readonly text: string; readonly secrets: readonly SecretState[] };

/**
 * Empties every documented secret and changes nothing else: the elements stay. `secrets` lists each field of each step once,
 * `blanked` when it had a value, `empty` when it had none. `<PolicySecret>` elements are listed only when they had a value.
 * Blanking again changes nothing.
 */
export function blankSecrets(sequence: Sequence): BlankedSequence {
  const places = findSecrets(sequence);
  return { text: withoutPolicySecrets(withoutSecrets(sequence, places)), secrets: allStates(sequence, places) };
}

/** Every documented secret field of a sequence; `blanked` for one that holds a value and would lose it. */
export function listSecrets(sequence: Sequence): readonly SecretState[] {
  return allStates(sequence, findSecrets(sequence));
}

function allStates(sequence: Sequence, places: readonly SecretPlace[]): SecretState[] {
  return [...statesOf(places), ...policySecretStates(sequence, places)];
}

function statesOf(places: readonly SecretPlace[]): SecretState[] {
  const fields = new Map<string, SecretState>();
  places.forEach((place, at) => {
    const { step, property, optional, silent } = place;
    const filled = isFilled(place);
    if (silent && !filled) return;
    // Every dynamic variable is a field of its own; the other parts of one property are one.
    const key = property.startsWith('Rules/') ? String(at) : `${step.index.join('.')}\n${property.toLowerCase()}`;
    const state = filled || fields.get(key)?.state === 'blanked' ? 'blanked' : 'empty';
    fields.set(key, { step, property, state, optional });
  });
  return [...fields.values()];
}
