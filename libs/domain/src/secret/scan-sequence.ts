import type { Sequence, SequenceNode, Variable } from '../sequence/sequence.js';
import type { StepPath } from '../sequence/step-path.js';
import { leafText } from '../xml/xml-text.js';
import { findSuspects, type SuspectSpan } from './detector.js';
import { isDocumentedSecret } from './documented.js';
import { redactLeaves, type LeafSuspect } from './redact-leaves.js';
import { redactSuspects } from './redact.js';
import { nodeFields, type Field } from './sequence-fields.js';

/**
 * A value of a sequence that looks like a secret. `step` is the path of the step, with values in the names of groups and
 * steps masked; empty for a global variable. `where` names the attribute, the variable, `action` or `condition <name>`.
 */
export type SequenceSuspect = LeafSuspect & {
  readonly step: StepPath;
  readonly where: string;
  readonly rule: string;
};

type Scanned = { readonly field: Field; readonly spans: readonly SuspectSpan[] };

/** Rules of Set Dynamic Variables: each value under its own name, then the whole as text. */
function scanRules(variable: Variable, field: Field): SuspectSpan[] {
  const inner = (variable.rules ?? []).flatMap(({ name, secret, span }) => {
    const raw = field.leaf.text.slice(span.start, span.end);
    // A value with escapes is found in its XML form, so that places stay places of the rules' text.
    const found =
      secret || leafText(raw).trim() === '' ? [] : findSuspects(raw, { where: field.where, variableName: name });
    return found.map((at) => ({ ...at, start: at.start + span.start, end: at.end + span.start }));
  });
  const covered = [...field.skip, ...(variable.rules ?? []).map(({ span }) => span)];
  const outer = findSuspects(field.leaf.text, field).filter(
    (at) => !covered.some((span) => at.start < span.end && span.start < at.end),
  );
  return [...inner, ...outer].sort((a, b) => a.start - b.start);
}

function scanField(field: Field): Scanned {
  const variable = 'rules' in field.leaf ? (field.leaf as Variable) : null;
  return { field, spans: variable?.rules ? scanRules(variable, field) : findSuspects(field.leaf.text, field) };
}

const maximumCopies = 64;

/** Every place of these values in a text, but for places that `spans` covers already; both come in order. */
function copiesIn(text: string, values: readonly { value: string; rule: string }[], spans: readonly SuspectSpan[]) {
  const places: SuspectSpan[] = [];
  for (const { value, rule } of values) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      places.push({ start: at, end: at + value.length, rule });
    }
  }
  let next = 0;
  let done = 0;
  return places
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while ((spans[next]?.end ?? Infinity) <= start) next++;
      if (start < done || (spans[next]?.start ?? Infinity) < end) return false;
      done = end;
      return true;
    });
}

/** Adds to the action the values found elsewhere in the step: Configuration Manager writes some of them there again. */
function withCopies(scanned: readonly Scanned[]): Scanned[] {
  const found = scanned.flatMap(({ field: { leaf }, spans }) =>
    spans
      .filter(({ decoded }) => !decoded)
      .map(({ start, end, rule }) => ({ value: leaf.text.slice(start, end), rule })),
  );
  const rules = new Map(found.map(({ value, rule }) => [value, rule]));
  const values = [...rules]
    .map(([value, rule]) => ({ value, rule }))
    .filter(({ value }) => value.length >= 4)
    .slice(0, maximumCopies);
  return scanned.map(({ field, spans }) => {
    if (field.where !== 'action') return { field, spans };
    const copies = copiesIn(field.leaf.text, values, spans);
    return { field, spans: [...spans, ...copies].sort((a, b) => a.start - b.start) };
  });
}

function toSuspects(step: StepPath, scanned: readonly Scanned[]): SequenceSuspect[] {
  return scanned.flatMap(({ field, spans }) =>
    spans.map((span) => ({ step, where: field.where, rule: span.rule, span, leaf: field.leaf })),
  );
}

/**
 * Every value of a task sequence that looks like a secret where none belongs, in document order: in the names and
 * descriptions of groups and steps, conditions, variables, actions, rules of Set Dynamic Variables, base64 scripts, and
 * unknown elements. Values that are blanked anyway (domain.md 2.3) are left out. Disabled steps count.
 */
export function findSequenceSuspects(sequence: Sequence): SequenceSuspect[] {
  const top: StepPath = { names: [], index: [] };
  const globals = sequence.globals.map((leaf): Field => ({
    where: leaf.name,
    variableName: leaf.name,
    leaf,
    skip: [],
  }));
  const extras = sequence.extras.map((leaf): Field => ({
    where: leaf.element,
    leaf,
    skip: [],
  }));
  const found = toSuspects(top, [...globals, ...extras].map(scanField));
  const visit = (node: SequenceNode, above: readonly string[]): void => {
    const scanned = withCopies(nodeFields(sequence.text, node, isDocumentedSecret).map(scanField));
    const named = scanned.find(({ field }) => field.where === 'name' && field.leaf.element === 'name');
    const names = [...above, redactSuspects(node.name, named?.spans ?? [])];
    found.push(...toSuspects({ names, index: node.path.index }, scanned));
    for (const child of node.children) visit(child, names);
  };
  for (const node of sequence.nodes) visit(node, []);
  return found;
}

/** The text of the sequence with the values of these suspects replaced, and nothing else changed. */
export function redactSequence(sequence: Sequence, suspects: readonly SequenceSuspect[]): string {
  return redactLeaves(sequence.text, suspects);
}
