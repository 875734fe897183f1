import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { blankObject } from '../secret/blank-object.js';
import { redactObject } from '../secret/scan-object.js';
import type { Sequence } from '../sequence/sequence.js';
import { compareFacts, type ObjectChanges } from './change.js';
import { compareSteps } from './compare-steps.js';
import { propertyFacts } from './property-facts.js';

/**
 * What changes where `after` takes the place of `before`, an object of the same class: property by property, and step
 * by step. What a site counts or stamps itself is no change. Secrets are blanked first, and suspected ones are shown as
 * `***`. Throws what reading a nested document throws.
 */
export function compareObjects(before: ManagedObject, after: ManagedObject): Omit<ObjectChanges, 'object'> {
  const old = sides(before);
  const next = sides(after);
  return {
    properties: compareFacts(propertyFacts(old.compared), propertyFacts(next.compared), {
      before: propertyFacts(old.shown),
      after: propertyFacts(next.shown),
    }),
    steps: compareSteps(sequences(old), sequences(next)),
  };
}

type Sides = { readonly compared: ManagedObject; readonly shown: ManagedObject };

function sides(object: ManagedObject): Sides {
  const compared = blankObject(object);
  return { compared, shown: redactObject(compared) };
}

const none: Sequence = {
  text: '',
  version: '',
  referenceList: null,
  globals: [],
  extras: [],
  nodes: [],
  contentStart: 0,
};

const sequences = ({ compared, shown }: Sides): { sequence: Sequence; shown: Sequence } => ({
  sequence: sequenceOf(compared.instance) ?? none,
  shown: sequenceOf(shown.instance) ?? none,
});
