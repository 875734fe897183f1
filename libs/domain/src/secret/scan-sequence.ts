import { applyEdits, editLeaf, type TextEdit } from '../sequence/edit-text.js';
import type { Sequence, SequenceNode, Variable } from '../sequence/sequence.js';
import type { StepPath } from '../sequence/step-path.js';
import { escapeAttribute, leafText } from '../xml/xml-text.js';
import { findSuspects, type SuspectSpan } from './detector.js';
import { redactionsOf, redactSuspects } from './redact.js';
import { isDocumentedSecret } from './documented.js';
import { nodeFields, type Field, type Place } from './sequence-fields.js';

/**
 * A value of a sequence that looks like a secret. `step` is the path of the step, with values in the names of groups and
 * steps masked; empty for a global variable. `where` names the attribute, the variable, `action` or `condition <name>`.
 */
export type SequenceSuspect = {
  readonly step: StepPath;
  readonly where: string;
  readonly rule: string;
  /** In the value of the attribute or element, not in the text of the sequence. */
  readonly span: SuspectSpan;
  readonly place: Place;
};

type Scanned = { readonly field: Field; readonly spans: readonly SuspectSpan[] };

/** Rules of Set Dynamic Variables: each value under its own name, then the whole as text. */
function scanRules(variable: Variable, field: Field): SuspectSpan[] {
  const inner = (variable.rules ?? []).flatMap(({ name, secret, span }) => {
    const raw = field.text.slice(span.start, span.end);
    // A value with escapes is found in its XML form, so that places stay places of the rules' text.
    const found =
      secret || leafText(raw).trim() === '' ? [] : findSuspects(raw, { where: field.where, variableName: name });
    return found.map((at) => ({ ...at, start: at.start + span.start, end: at.end + span.start }));
  });
  const covered = [...field.skip, ...(variable.rules ?? []).map(({ span }) => span)];
  const outer = findSuspects(field.text, field).filter(
    (at) => !covered.some((span) => at.start < span.end && span.start < at.end),
  );
  return [...inner, ...outer].sort((a, b) => a.start - b.start);
}

function scanField(field: Field): Scanned {
  const leaf = 'leaf' in field.place ? field.place.leaf : null;
  const spans =
    leaf && 'rules' in leaf && (leaf as Variable).rules
      ? scanRules(leaf as Variable, field)
      : findSuspects(field.text, field);
  return { field, spans };
}

const maximumCopies = 64;

/** Adds to the action the values found in the variables: Configuration Manager writes some of them a second time there. */
function withCopies(scanned: readonly Scanned[]): Scanned[] {
  const found = scanned.flatMap(({ field, spans }) =>
    spans
      .filter(({ decoded }) => !decoded)
      .map(({ start, end, rule }) => ({ value: field.text.slice(start, end), rule })),
  );
  const copies = found.filter(({ value }) => value.length >= 4).slice(0, maximumCopies);
  return scanned.map(({ field, spans }) => {
    if (field.where !== 'action') return { field, spans };
    const all = [...spans];
    for (const { value, rule } of copies) {
      for (let at = field.text.indexOf(value); at >= 0; at = field.text.indexOf(value, at + value.length)) {
        const end = at + value.length;
        if (!all.some((span) => at < span.end && span.start < end)) all.push({ start: at, end, rule });
      }
    }
    return { field, spans: all.sort((a, b) => a.start - b.start) };
  });
}

function toSuspects(step: StepPath, scanned: readonly Scanned[]): SequenceSuspect[] {
  return scanned.flatMap(({ field, spans }) =>
    spans.map((span) => ({ step, where: field.where, rule: span.rule, span, place: field.place })),
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
    text: leaf.text,
    place: { leaf },
    skip: [],
  }));
  const extras = sequence.extras.map((leaf): Field => ({
    where: leaf.element,
    text: leaf.text,
    place: { leaf },
    skip: [],
  }));
  const found = toSuspects(top, [...globals, ...extras].map(scanField));
  const visit = (node: SequenceNode, above: readonly string[]): void => {
    const scanned = withCopies(nodeFields(sequence.text, node, isDocumentedSecret).map(scanField));
    const named = scanned.find(({ field }) => field.where === 'name' && 'attribute' in field.place);
    const names = [...above, redactSuspects(node.name, named?.spans ?? [])];
    found.push(...toSuspects({ names, index: node.path.index }, scanned));
    for (const child of node.children) visit(child, names);
  };
  for (const node of sequence.nodes) visit(node, []);
  return found;
}

function editPlace(text: string, place: Place, spans: readonly SuspectSpan[]): TextEdit[] {
  if ('leaf' in place) return editLeaf(text, place.leaf, redactionsOf(spans));
  const { start, end } = place.attribute;
  const value = leafText(text.slice(start, end));
  return [{ start, end, text: escapeAttribute(redactSuspects(value, spans)) }];
}

/** The text of the sequence with the values of these suspects replaced, and nothing else changed. */
export function redactSequence(sequence: Sequence, suspects: readonly SequenceSuspect[]): string {
  const places = new Map<Place, SuspectSpan[]>();
  for (const { place, span } of suspects) {
    const spans = places.get(place);
    if (spans) spans.push(span);
    else places.set(place, [span]);
  }
  return applyEdits(
    sequence.text,
    [...places].flatMap(([place, spans]) => editPlace(sequence.text, place, spans)),
  );
}
