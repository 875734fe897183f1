import { stepTypeOf } from '../sequence/step-types.js';
import { findVariable, type SequenceNode, type Variable } from '../sequence/sequence.js';
import type { ReferenceField } from '../sequence/step-type.js';
import { alignItems } from './align-items.js';
import type { Facts } from './change.js';
import type { TextOf } from './read-ids.js';

/** What the answers tell otherwise: kind, name, and whether it is disabled. */
const toldElsewhere: ReadonlySet<string> = new Set(['name', 'type', 'disable']);

/**
 * Everything a step says itself but its name, type, place and condition. `textOf` gives the values, `description` the description.
 * The action line is `action`.
 */
export function stepFacts(node: SequenceNode, textOf: TextOf, description = node.description): Facts {
  const facts = new Map<string, string>();
  for (const [name, value] of node.attributes) if (!toldElsewhere.has(name)) facts.set(name, value);
  if (facts.has('description')) facts.set('description', description);
  const isRepeated = repeats(node);
  for (const variable of node.variables) {
    if (!isRepeated(variable)) facts.set(variable.property, textOf(variable));
  }
  for (const extra of node.extras) facts.set(extra.element, textOf(extra));
  if (node.action) facts.set('action', textOf(node.action));
  return facts;
}

/**
 * Tells which variables only repeat what another one, or a child task sequence, says: what the child needs, numbered
 * copies with all that is told of each, display names (libs/domain/docs/task-sequences.md, "Where a reference stands").
 */
function repeats(node: SequenceNode): (variable: Variable) => boolean {
  const stepType = stepTypeOf(node.type);
  const fields = stepType.references === 'by-name' ? [] : stepType.references;
  const isFilled = ({ property, variable }: ReferenceField): boolean =>
    (findVariable(node.variables, property, variable)?.text ?? '') !== '';
  const names = fields.filter(({ role }) => role === 'reference').some(isFilled);
  const numbered = fields.flatMap(({ role, property }) => (role === 'copy' ? [property.split('#')[0]!] : []));
  const displays = new Set(fields.flatMap(({ display }) => (display === null ? [] : [display.toLowerCase()])));
  return (variable) => {
    if (stepType.fieldOf(variable)?.role === 'child') return true;
    if (!names) return false;
    if (displays.has(variable.name.toLowerCase())) return true;
    return numbered.some((name) => isNumbered(variable.property, name));
  };
}

/** `PackageInfo`, `PackageInfo0Name`, `NumPackages` of `PackageInfo`; the same of applications. */
function isNumbered(property: string, name: string): boolean {
  if (!property.startsWith(name)) return /^Num(?:Apps|Packages)$/.test(property);
  return /^\d|^$/.test(property.slice(name.length));
}

/** Names of facts that differ, without an action line that only repeats the values that do. */
export function withoutRepeatedAction(names: readonly string[], before: Facts, after: Facts): string[] {
  const others = names.filter((name) => name !== 'action');
  if (others.length === names.length || others.length === 0) return [...names];
  const [old, next] = [wordsOf(before.get('action')), wordsOf(after.get('action'))];
  const partners = alignItems(old, next);
  const stays = new Set(partners);
  const isSaid = (facts: Facts): ((word: string) => boolean) => {
    const said = new Set(others.flatMap((name) => wordsOf(facts.get(name))));
    return (word) => said.has(word);
  };
  const gone = old.filter((_, at) => partners[at] === -1);
  const come = next.filter((_, at) => !stays.has(at));
  return gone.every(isSaid(before)) && come.every(isSaid(after)) ? others : [...names];
}

/** Words and ids of a value, ignoring case and what stands between them. */
const wordsOf = (text = ''): string[] => text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [];
