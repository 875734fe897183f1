import { setText } from '../instance/properties.js';
import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { blankSecrets } from './blank-secrets.js';
import { blankPolicySecrets } from './policy/blank-policy-secrets.js';

/**
 * The object with the documented secrets of its task sequence emptied, and every `<PolicySecret>` that it holds anywhere;
 * the same object when there are none. Throws as `readSequence` does.
 */
export function blankObject<Managed extends ManagedObject>(given: Managed): Managed {
  const object = blankPolicySecrets(given);
  const sequence = sequenceOf(object.instance);
  if (!sequence) return object;
  const { text } = blankSecrets(sequence);
  return text === sequence.text ? object : { ...object, instance: setText(object.instance, 'Sequence', text) };
}
