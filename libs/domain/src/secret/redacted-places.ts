import type { ManagedObject } from '../object/managed-object.js';
import { getText } from '../instance/properties.js';
import type { Sequence } from '../sequence/sequence.js';
import { allNodes } from '../sequence/sequence.js';
import type { StepPath } from '../reference/step-path.js';
import { decodeBase64Text } from '../text/base64-text.js';
import { findSuspects } from './detector.js';
import { redactedValue } from './redact.js';
import type { Reentry } from './reentry.js';
import { findEncoded } from './rules/encoded.js';
import type { TextContext } from './rules/rule.js';
import { nodeFields } from './sequence-fields.js';

/** Made-up values, of which one fits wherever a rule finds a password, a token or a PIN. */
const samples = ['Blank3d!x', `Blank3d0${'Blank3d1'.repeat(5)}`, '48291573'];

/** `***` alone in quotes, in an element, or behind `=` or `:`. */
const alone = /(?<=[=:"'>(,])\*\*\*(?=["'<;,)&\s]|$)/;

/**
 * Whether a suspected secret was redacted in a text. `***` stands in many texts, so it counts only where a value would be
 * found in its place.
 */
function wasRedacted(text: string, context: TextContext): boolean {
  for (const run of findEncoded(text, context)) {
    const script = decodeBase64Text(text.slice(run.start, run.end))?.text ?? '';
    if (script.includes(redactedValue) && wasRedacted(script, { where: context.where })) return true;
  }
  if (!text.includes(redactedValue)) return false;
  if (text.trim() === redactedValue || alone.test(text)) return true;
  const plain = findSuspects(text, context).length;
  return samples.some((sample) => findSuspects(text.replaceAll(redactedValue, sample), context).length > plain);
}

const mayHold = (text: string): boolean => text.includes(redactedValue) || /[A-Za-z0-9+/]{40}/.test(text);

function redactedIn(step: StepPath, property: string): Omit<Reentry, 'object'> {
  return { step, property, state: 'redacted', optional: false };
}

/** The fields of a sequence where an export redacted a suspected secret, each once. */
export function redactedFields(sequence: Sequence): Omit<Reentry, 'object'>[] {
  return allNodes(sequence).flatMap((node) => {
    const fields = nodeFields(sequence.text, node).filter((field) => {
      return mayHold(field.leaf.text) && wasRedacted(field.leaf.text, field);
    });
    const names = new Set(fields.map(({ where }) => where));
    // The action repeats a variable of the step.
    if (names.size > 1) names.delete('action');
    return [...names].map((where) => redactedIn(node.path, where));
  });
}

const properties = ['CommandLine', 'PreExecCommandLine', 'Description', 'LocalizedDescription', 'Comment'];

/** The same for the properties of an object that people write commands and texts into. */
export function redactedProperties({ instance }: ManagedObject): Omit<Reentry, 'object'>[] {
  return properties
    .filter((property) => wasRedacted(getText(instance, property) ?? '', { where: property }))
    .map((property) => redactedIn({ names: [], index: [] }, property));
}
