import { setText } from '../instance/properties.js';
import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { blankSecrets } from './blank-secrets.js';

/** The object with the documented secrets of its task sequence emptied; the same object when there are none. */
export function blankObject<Managed extends ManagedObject>(object: Managed): Managed {
  const sequence = sequenceOf(object.instance);
  if (!sequence) return object;
  const { text } = blankSecrets(sequence);
  return text === sequence.text ? object : { ...object, instance: setText(object.instance, 'Sequence', text) };
}
