import { setText } from '../instance/properties.js';
import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { kindFor } from '../object/kinds/kinds.js';
import type { IdMap } from '../reference/id-map.js';
import { blankObject } from '../secret/blank-object.js';
import { maskSteps } from '../secret/mask-steps.js';
import { redactObject } from '../secret/scan-object.js';
import type { Sequence } from '../sequence/sequence.js';
import { differingFacts, toValueChange, type Facts, type ObjectChanges, type ValueChange } from './change.js';
import { compareSteps, type ComparedSequence } from './compare-steps.js';
import { asWritten, readIds, type TextOf } from './read-ids.js';
import { propertyFacts, type FactOptions } from './property-facts.js';

/** What is compared, and what is told. */
export type CompareOptions = FactOptions & {
  /** What ids of the first object are at the place of the second. */
  readonly ids: IdMap;
  /** Whether steps that are equal are told of, too. */
  readonly equal: boolean;
};

const atOnePlace: CompareOptions = { stamped: false, sources: true, equal: false, ids: () => undefined };

/**
 * What differs between two objects of one class: property by property, and step by step. Ids are read through `ids`, so
 * that two references to one object are equal whatever its ids. What a site stamps or counts itself is no difference
 * unless asked for. Secrets are blanked first, and suspected ones are shown as `***`. Throws what reading a nested
 * document throws.
 */
export function compareObjects(
  one: ManagedObject,
  other: ManagedObject,
  options: CompareOptions = atOnePlace,
): Omit<ObjectChanges, 'object'> {
  const [old, next] = [blankObject(one), blankObject(other)];
  const [oldSteps, nextSteps] = [old, next].map(({ instance }) => sequenceOf(instance) ?? none) as [Sequence, Sequence];
  const [oldRest, nextRest] = [withoutSteps(old), withoutSteps(next)];
  const moved = kindFor(old).remap(oldRest, options.stamped ? old.id : other.id, options.ids);
  const before = { sequence: oldSteps, textOf: readIds(oldSteps, options.ids) };
  const after = { sequence: nextSteps, textOf: asWritten };
  return {
    properties: [
      ...compareProperties({ compared: moved, original: oldRest }, { compared: nextRest, original: nextRest }, options),
      ...compareGlobals(before, after),
    ],
    steps: compareSteps(before, after, options.equal),
  };
}

/** An object with ids as they are compared, and with ids as they stand. */
type Compared = { readonly compared: ManagedObject; readonly original: ManagedObject };

function compareProperties(before: Compared, after: Compared, options: FactOptions): ValueChange[] {
  const [old, next] = [propertyFacts(before.compared, options), propertyFacts(after.compared, options)];
  const names = differingFacts(old, next);
  if (names.length === 0) return [];
  const shown = [before, after].map(({ original }) => propertyFacts(redactObject(original), options));
  return names.map((name) => toValueChange(name, shown[0]!.get(name), shown[1]!.get(name)));
}

/** Variables that a sequence has for all of its steps. */
function compareGlobals(before: ComparedSequence, after: ComparedSequence): ValueChange[] {
  const facts = ({ globals }: Sequence, textOf: TextOf): Facts =>
    new Map(globals.map((variable) => [`global ${variable.name}`, textOf(variable)]));
  const names = differingFacts(facts(before.sequence, asWritten), facts(after.sequence, asWritten));
  if (names.length === 0) return [];
  const [old, next] = [before, after].map(({ sequence }) => facts(sequence, maskSteps(sequence, new Set()).text));
  return names.map((name) => toValueChange(name, old!.get(name), next!.get(name)));
}

/** Steps are told of by themselves. */
function withoutSteps(object: ManagedObject): ManagedObject {
  const steps = kindFor(object).nestedDocuments.filter(({ form }) => form === 'steps');
  if (steps.length === 0) return object;
  return { ...object, instance: steps.reduce((next, { property }) => setText(next, property, ''), object.instance) };
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
