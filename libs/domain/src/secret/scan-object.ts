import { getText, setText } from '../instance/properties.js';
import type { Property } from '../instance/instance.js';
import type { ManagedObject } from '../object/managed-object.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import type { StepPath } from '../reference/step-path.js';
import { describeSuspects, type DescribedSuspect } from './describe-suspects.js';
import { findSuspects } from './detector.js';
import { blankPolicySecrets } from './policy/blank-policy-secrets.js';
import { copiesOf, type RedactedText } from './redact-copies.js';
import { redactLeaves } from './redact-leaves.js';
import { redactSuspects } from './redact.js';
import type { Suspect } from './reentry.js';
import { findSequenceSuspects, redactSequence } from './scan-sequence.js';
import { findXmlSuspects } from './scan-xml.js';

/** A find in a property; a copy is redacted as well, and told of where it stands first. */
type Find = DescribedSuspect & { readonly step: StepPath; readonly where: string; readonly isCopy: boolean };

/** What a property gives away, and its text without that. */
type Scan = { readonly finds: readonly Find[]; readonly redact: () => string };
type Scanner = (text: string, property: string, object: ManagedObject) => Scan;

const nowhere: StepPath = { names: [], index: [] };

const scanText: Scanner = (text, property) => {
  const spans = findSuspects(text, { where: property });
  const finds = describeSuspects(text, spans);
  return {
    finds: finds.map((find) => ({ ...find, step: nowhere, where: property, isCopy: false })),
    redact: () => redactSuspects(text, spans),
  };
};

const scanSequence: Scanner = (text, _, { instance }) => {
  const sequence = sequenceOf(instance);
  const finds = sequence ? findSequenceSuspects(sequence) : [];
  return {
    finds: finds.map(({ step, where, described, isCopy }) => ({ ...described, step, where, isCopy })),
    redact: () => (sequence ? redactSequence(sequence, finds) : text),
  };
};

const scanXml: Scanner = (text, property, { class: type, id }) => {
  const finds = findXmlSuspects(text, `${type}/${id} ${property}`);
  return {
    finds: finds.map(({ where, leaf, span }) => {
      const [described] = describeSuspects(leaf.text, [span]);
      return { ...described!, step: nowhere, where: `${property} ${where}`, isCopy: false };
    }),
    redact: () => redactLeaves(text, finds),
  };
};

/** Properties with documents in them. */
const documents: Readonly<Record<string, Scanner>> = { sequence: scanSequence, sdmpackagexml: scanXml };

/** The longest text that is looked for as a whole. */
const maximumName = 512;

/** Shorter texts hold no command and no name with its value. */
const shortest = 8;

/** A text without any of these holds a word, a number, or an id. */
const joint = /[\s=:/\\"'<>+,;&-]/;

/** Texts of the object itself that hold ids or times, which nobody writes a secret into. */
const identity = /(?:Id|ID|ModelName|UniqueID|GUID|Date|Time|Created|Modified)$|^__/;

function scannerOf(property: Property): Scanner | null {
  if (property.kind !== 'scalar' || property.value === null) return null;
  const { text } = property.value;
  const document = documents[property.name.toLowerCase()];
  if (document) return text.trim() === '' ? null : document;
  if (text.length < shortest || !joint.test(text) || identity.test(property.name)) return null;
  return scanText;
}

type Scanned = { readonly property: string; readonly text: string; readonly result: Scan };

/** What every text of an object gives away: plain properties first, then the documents in it. */
function scan(object: ManagedObject): Scanned[] {
  const plain: Scanned[] = [];
  const inDocuments: Scanned[] = [];
  for (const property of object.instance.properties) {
    const scanner = scannerOf(property);
    if (scanner === null) continue;
    const text = getText(object.instance, property.name) ?? '';
    const scanned = { property: property.name, text, result: scanner(text, property.name, object) };
    (scanner === scanText ? plain : inDocuments).push(scanned);
  }
  return [...plain, ...inDocuments];
}

/**
 * Every value of an object that looks like a secret where none belongs, each once; values are not shown. Searched is every
 * text of the object. The step path is empty for a property of the object itself. `<PolicySecret>` elements, which are
 * blanked anyway, are left out. Throws what reading its sequence or its SDM XML throws.
 */
export function findObjectSuspects(object: ManagedObject): Suspect[] {
  return scan(blankPolicySecrets(object)).flatMap(({ result }) =>
    result.finds
      .filter(({ isCopy }) => !isCopy)
      .map(({ step, where, rule, line, excerpt }) => ({ object: object.id, step, where, rule, line, excerpt })),
  );
}

/**
 * What `redactObject` takes out of an object, for who has to look for copies of it elsewhere: the values, and short texts as
 * a whole, such as a name. Never to be shown.
 */
export function redactedTexts(object: ManagedObject): RedactedText[] {
  return scan(blankPolicySecrets(object)).flatMap(({ text, result }) => {
    const values = copiesOf(result.finds.map(({ value }) => value));
    return result.finds.length > 0 && text.length <= maximumName
      ? [...values, [text, result.redact()] as const]
      : values;
  });
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
    if (name === text) name = redacted;
  }
  return instance === object.instance ? object : { ...object, instance, name };
}
