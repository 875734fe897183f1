import { allNodes, type Sequence, type SequenceNode, type Variable } from '../sequence/sequence.js';
import type { Leaf, Span } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';
import { describeSuspects, type DescribedSuspect } from './describe-suspects.js';
import { findSuspects, type SuspectSpan } from './detector.js';
import { findSecrets } from './find-secrets.js';
import { nodesAt } from './nodes-at.js';
import { inOrder, outside } from './outside.js';
import { redactLeaves, type LeafSuspect } from './redact-leaves.js';
import { redactSuspects } from './redact.js';
import { otherRemarkLeaves } from './remark-secrets.js';
import { nodeFields, type Field } from './sequence-fields.js';

/**
 * A value of a sequence that looks like a secret. `step` is the path of the step, with values in the names of groups and
 * steps masked; empty for a global variable. `where` names the attribute, the variable, `action` or `condition <name>`.
 */
export type SequenceSuspect = LeafSuspect & {
  readonly step: StepPath;
  readonly where: string;
  readonly rule: string;
  readonly described: DescribedSuspect;
  /** The value stands in a variable of the same step, too, and is told of there. */
  readonly isCopy: boolean;
};

/** What was found in a field; `hidden` is blanked anyway. */
type Scanned = { readonly field: Field; readonly spans: readonly SuspectSpan[]; readonly hidden: readonly Span[] };

/**
 * What is blanked anyway (libs/domain/docs/secrets.md, "Documented secrets"): all of a text, or ranges of it in order.
 */
type Blanked = ReadonlyMap<Leaf, readonly Span[] | 'all'>;

function blankedIn(sequence: Sequence): Blanked {
  const blanked = new Map<Leaf, Span[] | 'all'>();
  for (const { leaf, ranges } of findSecrets(sequence).flatMap(({ parts }) => parts)) {
    const known = blanked.get(leaf);
    if (ranges === 'all' || known === 'all') blanked.set(leaf, 'all');
    else if (known) for (const range of ranges) known.push(range);
    else blanked.set(leaf, [...ranges]);
  }
  return new Map([...blanked].map(([leaf, ranges]) => [leaf, ranges === 'all' ? ranges : inOrder(ranges)]));
}

/** Rules of Set Dynamic Variables: each value under its own name, then the whole as text. */
function scanRules({ rules, text }: Variable, where: string): SuspectSpan[] {
  const values = inOrder((rules ?? []).map(({ name, span }) => ({ ...span, name })));
  const inner = values.flatMap(({ name, start, end }) =>
    // A value with escapes is looked at in its XML form, so that places stay places of the rules' text.
    findSuspects(text.slice(start, end), { where, variableName: name }).map((at) => ({
      ...at,
      start: at.start + start,
      end: at.end + start,
    })),
  );
  return inOrder([...inner, ...outside(findSuspects(text, { where }), values)]);
}

function scanField(field: Field, blanked: Blanked): Scanned {
  const { leaf, where } = field;
  const ranges = blanked.get(leaf) ?? [];
  if (ranges === 'all') return { field, spans: [], hidden: [] };
  const variable = 'rules' in leaf ? (leaf as Variable) : null;
  return {
    field,
    spans: outside(variable?.rules ? scanRules(variable, where) : findSuspects(leaf.text, field), ranges),
    hidden: ranges,
  };
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
  let done = 0;
  return outside(inOrder(places), spans).filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

/** Adds to the action the values found elsewhere in the step: Configuration Manager writes some of them there again. */
function withCopies(scanned: readonly Scanned[], blanked: Blanked): Scanned[] {
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
  return scanned.map((one) => {
    const { field, spans, hidden } = one;
    if (field.where !== 'action' || blanked.get(field.leaf) === 'all') return one;
    return { field, hidden, spans: inOrder([...spans, ...outside(copiesIn(field.leaf.text, values, spans), hidden)]) };
  });
}

function toSuspects(step: StepPath, scanned: readonly Scanned[]): SequenceSuspect[] {
  const found = scanned.flatMap(({ field, spans, hidden }) => {
    const described = describeSuspects(field.leaf.text, spans, hidden);
    return spans.map((span, at) => {
      const { where, leaf } = field;
      return { step, where, rule: span.rule, span, leaf, described: described[at]!, isCopy: false };
    });
  });
  const named = new Set(found.filter(({ where }) => where !== 'action').map(({ described }) => described.value));
  return found.map((one) =>
    one.where === 'action' && named.has(one.described.value) ? { ...one, isCopy: true } : one,
  );
}

/**
 * Every value of a task sequence that looks like a secret where none belongs, in document order: in the names and
 * descriptions of groups and steps, conditions, variables, actions, rules of Set Dynamic Variables, base64 scripts, unknown
 * elements, and last in comments. Values that are blanked anyway are left out. Disabled steps count.
 * With `only`, other steps are not looked at.
 */
export function findSequenceSuspects(sequence: Sequence, only?: ReadonlySet<SequenceNode>): SequenceSuspect[] {
  const blanked = blankedIn(sequence);
  const top: StepPath = { names: [], index: [] };
  const globals = sequence.globals.map((leaf): Field => ({
    where: leaf.name,
    variableName: leaf.name,
    leaf,
  }));
  const extras = sequence.extras.map((leaf): Field => ({
    where: leaf.element,
    leaf,
  }));
  const found = toSuspects(
    top,
    [...globals, ...extras].map((field) => scanField(field, blanked)),
  );
  const masked = new Map<SequenceNode, StepPath>();
  const visit = (node: SequenceNode, above: readonly string[]): void => {
    const fields = only && !only.has(node) ? [] : nodeFields(sequence.text, node);
    const scanned = withCopies(
      fields.map((field) => scanField(field, blanked)),
      blanked,
    );
    const [first] = scanned;
    const secretName = first?.field.where === 'name' && first.spans.length > 0 ? first : null;
    const names = [...above, secretName ? redactSuspects(secretName.field.leaf.text, secretName.spans) : node.name];
    const path: StepPath = { names, index: node.path.index };
    masked.set(node, path);
    for (const suspect of toSuspects(path, scanned)) found.push(suspect);
    for (const child of node.children) visit(child, names);
  };
  for (const node of sequence.nodes) visit(node, []);
  for (const suspect of remarkSuspects(sequence, masked)) found.push(suspect);
  return found;
}

/** Suspected values in comments, by the step around them; `masked` holds the paths as they may be shown. */
function remarkSuspects(sequence: Sequence, masked: ReadonlyMap<SequenceNode, StepPath>): SequenceSuspect[] {
  const leaves = otherRemarkLeaves(sequence.text);
  const nodes = nodesAt(
    allNodes(sequence),
    leaves.map(({ span }) => span),
  );
  return leaves.flatMap((leaf, at) => {
    const node = nodes[at];
    const step = (node && masked.get(node)) ?? { names: [], index: [] };
    const field: Field = { where: 'comment', leaf };
    return toSuspects(step, [{ field, spans: findSuspects(leaf.text, field), hidden: [] }]);
  });
}

/** The text of the sequence with the values of these suspects replaced, and nothing else changed. */
export function redactSequence(sequence: Sequence, suspects: readonly SequenceSuspect[]): string {
  return redactLeaves(sequence.text, suspects);
}
