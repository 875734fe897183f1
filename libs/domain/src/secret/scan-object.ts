import { getText, setText } from '../instance/properties.js';
import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import type { StepPath } from '../reference/step-path.js';
import { findSuspects } from './detector.js';
import { blankPolicySecrets } from './policy/blank-policy-secrets.js';
import { redactLeaves } from './redact-leaves.js';
import { redactSuspects } from './redact.js';
import type { Suspect } from './reentry.js';
import { findSequenceSuspects, redactSequence } from './scan-sequence.js';
import { findXmlSuspects } from './scan-xml.js';

/** What a property gives away, and its text without that. */
type Scan = { readonly finds: readonly Omit<Suspect, 'object'>[]; readonly redact: () => string };
type Scanner = (text: string, property: string, object: ManagedObject) => Scan;

const nowhere: StepPath = { names: [], index: [] };

const scanText: Scanner = (text, property) => {
  const spans = findSuspects(text, { where: property });
  return {
    finds: spans.map(({ rule }) => ({ step: nowhere, where: property, rule })),
    redact: () => redactSuspects(text, spans),
  };
};

const scanSequence: Scanner = (text, _, { instance }) => {
  const sequence = sequenceOf(instance);
  const finds = sequence ? findSequenceSuspects(sequence) : [];
  return {
    finds: finds.map(({ step, where, rule }) => ({ step, where, rule })),
    redact: () => (sequence ? redactSequence(sequence, finds) : text),
  };
};

const scanXml: Scanner = (text, property, { class: type, id }) => {
  const finds = findXmlSuspects(text, `${type}/${id} ${property}`);
  return {
    finds: finds.map(({ where, span }) => ({ step: nowhere, where: `${property} ${where}`, rule: span.rule })),
    redact: () => redactLeaves(text, finds),
  };
};

/**
 * Properties that people write text or commands into, of any class, in the order of reports
 * (libs/domain/docs/secrets.md, "Suspected secrets").
 */
const scanners: readonly (readonly [property: string, scan: Scanner])[] = [
  ['Name', scanText],
  ['Description', scanText],
  ['LocalizedDescription', scanText],
  ['Comment', scanText],
  ['CommandLine', scanText],
  ['PreExecCommandLine', scanText],
  ['CustomProgressMsg', scanText],
  ['Sequence', scanSequence],
  ['SDMPackageXML', scanXml],
];

function scan(object: ManagedObject): { property: string; text: string; result: Scan }[] {
  return scanners.flatMap(([property, scanner]) => {
    const text = getText(object.instance, property);
    if (text === null || text.trim() === '') return [];
    return [{ property, text, result: scanner(text, property, object) }];
  });
}

/**
 * Every value of an object that looks like a secret where none belongs; values are not shown. The step path is empty for
 * a property of the object itself. `<PolicySecret>` elements, which are blanked anyway, are left out. Throws what reading its sequence or its SDM XML throws.
 */
export function findObjectSuspects(object: ManagedObject): Suspect[] {
  return scan(blankPolicySecrets(object)).flatMap(({ result }) =>
    result.finds.map((find) => ({ object: object.id, ...find })),
  );
}

/**
 * The object with every value that `findObjectSuspects` finds replaced by `***` and every `<PolicySecret>` blanked, and
 * nothing else changed.
 */
export function redactObject(given: ManagedObject): ManagedObject {
  const object = blankPolicySecrets(given);
  let { instance, name } = object;
  for (const { property, text, result } of scan(object)) {
    if (result.finds.length === 0) continue;
    const redacted = result.redact();
    instance = setText(instance, property, redacted);
    if (property === 'Name' && name === text) name = redacted;
  }
  return instance === object.instance ? object : { ...object, instance, name };
}
