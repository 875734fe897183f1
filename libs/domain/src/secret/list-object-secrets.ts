import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { listSecrets } from './blank-secrets.js';
import { blankedProperties, blankPolicySecrets } from './policy/blank-policy-secrets.js';
import { redactedFields, redactedProperties } from './redacted-places.js';
import type { Reentry } from './reentry.js';

/**
 * Every documented secret of an object: those of a task sequence by step, and `<PolicySecret>` elements elsewhere by
 * property. Also where an export redacted a suspected secret. Throws as `readSequence` does.
 */
export function listObjectSecrets(object: ManagedObject): Reentry[] {
  const sequence = object.class === 'SMS_TaskSequencePackage' ? sequenceOf(object.instance) : null;
  const inSteps = sequence ? listSecrets(sequence) : [];
  const elsewhere = blankedProperties(object, blankPolicySecrets(object));
  const redacted = [...(sequence ? redactedFields(sequence) : []), ...redactedProperties(object)];
  return [
    ...[...inSteps, ...redacted].map((secret) => ({ object: object.id, ...secret })),
    // The steps tell of it more exactly.
    ...elsewhere.filter(({ property }) => sequence === null || property.toLowerCase() !== 'sequence'),
  ];
}
