import type { Instance } from '../../instance/instance.js';
import { getText } from '../../instance/properties.js';
import { readSequence } from '../../sequence/read-sequence.js';
import type { Sequence } from '../../sequence/sequence.js';

/**
 * The tree read last. Bags never change, and what is asked of an object is asked at once; keeping more trees would cost
 * more memory than the objects themselves.
 */
let last: { readonly instance: Instance; readonly sequence: Sequence } | null = null;

/** The step tree of a task sequence object; null when it has no sequence. Throws as `readSequence` does. */
export function sequenceOf(instance: Instance): Sequence | null {
  if (last?.instance === instance) return last.sequence;
  const text = getText(instance, 'Sequence');
  if (text === null || text === '') return null;
  const id = getText(instance, 'PackageID') ?? '';
  const sequence = readSequence(text, `${instance.className}/${id}/object.xml, Sequence`);
  last = { instance, sequence };
  return sequence;
}
