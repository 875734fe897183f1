import { idKey, unresolvedId } from '../reference/ref.js';
import type { Reference, ReferenceKind } from '../reference/reference.js';
import { locateIn } from '../text/edit-text.js';
import { idsIn, idsInArgument, idsInUnknown, idsInUnknownAction, namesPackage, type FoundId } from './find-ids.js';
import { allNodes, findVariable, type Sequence, type SequenceNode, type Variable } from './sequence.js';
import type { Leaf, Span } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';
import type { ReferenceField, StepType } from './step-type.js';
import { stepTypeOf } from './step-types.js';

/** One place in a sequence where an object is named. All places of an id move together, or none. */
export type SequenceReference = {
  readonly kind: ReferenceKind;
  readonly id: string;
  /** The program of the package that the step runs; `program` of a line of the reference list. */
  readonly program?: string;
  /** Null for a line of the reference list. */
  readonly step: StepPath | null;
  /** WMI property, also for the action line that repeats it; `referenceList` for its lines. */
  readonly property: string;
  /** False in a disabled step or group. */
  readonly enabled: boolean;
  /** `list`: a line of the reference list. `cache`: repeats what another place, or a child task sequence, names. */
  readonly role: 'reference' | 'list' | 'cache';
  /** Where the id stands in the text. */
  readonly span: Span;
};

/** A place in a step, with what is needed to edit it. The id may be `00000000`. */
export type StepPlace = Omit<SequenceReference, 'step'> & {
  readonly step: StepPath;
  readonly node: SequenceNode;
  /** The variable, or the action, that holds it; `from` counts in its value. */
  readonly leaf: Leaf;
  readonly from: number;
  /** Null when the place was found by the rule for unknown steps. */
  readonly field: ReferenceField | null;
};

type Placed = Omit<StepPlace, 'program'> & { program?: string };

type Make = (leaf: Leaf, property: string, field: ReferenceField | null, found: readonly FoundId[]) => void;

function placesOfVariables(node: SequenceNode, stepType: StepType, make: Make): void {
  for (const variable of node.variables) {
    const field = stepType.fieldOf(variable);
    const byName = stepType.references === 'by-name' || namesPackage(variable.property);
    if (field) {
      const found = idsIn(variable.text, field.kind);
      make(variable, variable.property, field, field.list ? found : found.slice(0, 1));
    } else if (byName) make(variable, variable.property, null, idsInUnknown(variable.property, variable.text));
  }
}

function placesOfAction(action: Leaf, stepType: StepType, places: readonly StepPlace[], make: Make): void {
  const fields = stepType.references === 'by-name' ? [] : stepType.references;
  for (const field of fields) {
    if (field.argument === null) continue;
    make(action, field.property, field, idsInArgument(action.text, field.argument, field.kind, field.list));
  }
  if (fields.some((field) => field.argument !== null)) return;
  if (stepType.references !== 'by-name' && fields.length === 0) return;
  const own = new Map(places.filter(({ role }) => role === 'reference').map((p) => [idKey(p.id), p.property]));
  const ids = new Set(own.keys());
  const found = idsInUnknownAction(action.text, ids, stepType.references !== 'by-name');
  for (const each of found) make(action, own.get(idKey(each.id)) ?? 'action', null, [each]);
  if (stepType.references === 'by-name') {
    const applications = idsInUnknown('action', action.text).filter(({ kind }) => kind === 'application');
    for (const each of applications) make(action, own.get(idKey(each.id)) ?? 'action', null, [each]);
  }
}

function placesOfStep(text: string, node: SequenceNode): StepPlace[] {
  const stepType = stepTypeOf(node.type);
  const places: StepPlace[] = [];
  const make: Make = (leaf, property, field, found) => {
    if (found.length === 0) return;
    const locate = locateIn(text, leaf);
    const program = field?.program ? programOf(node.variables, field.program) : undefined;
    for (const { kind, id, from } of found) {
      const place: Placed = {
        kind,
        id,
        step: node.path,
        property,
        enabled: node.enabled,
        role: field?.role === 'child' ? 'cache' : 'reference',
        span: locate(from, from + id.length),
        node,
        leaf,
        from,
        field,
      };
      // Set afterwards: members that are spread into the middle cost more than all the others.
      if (program !== undefined) place.program = program;
      places.push(place);
    }
  };
  placesOfVariables(node, stepType, make);
  if (node.action) placesOfAction(node.action, stepType, places, make);
  const display = displayPlace(text, node, stepType);
  return display ? [...markCopies(places), display] : markCopies(places);
}

function programOf(variables: readonly Variable[], property: string): string | undefined {
  const program = findVariable(variables, property)?.text ?? '';
  // A name that is only known when the step runs names no program.
  return program === '' || /%[^%]+%/.test(program) ? undefined : program;
}

/** Numbered copies are caches of what the list of their step names, and the only names where the list is empty. */
function markCopies(places: readonly StepPlace[]): StepPlace[] {
  const named = new Set(places.filter(({ field }) => field?.role !== 'copy').map(({ id }) => idKey(id)));
  return places.map((place) =>
    place.field?.role === 'copy' && named.has(idKey(place.id)) ? { ...place, role: 'cache' } : place,
  );
}

/** The id in front of the display name of a child task sequence: "LAB00012, Name" (the name may stand alone). */
function displayPlace(text: string, node: SequenceNode, stepType: StepType): StepPlace | null {
  if (node.kind !== 'child' || stepType.references === 'by-name') return null;
  const field = stepType.references.find(({ display }) => display !== null);
  const leaf = field?.display ? findVariable(node.variables, field.display) : undefined;
  const id = leaf && displayId.exec(leaf.text)?.[1];
  if (!field || !leaf || !id) return null;
  const { path, enabled } = node;
  const span = locateIn(text, leaf)(0, id.length);
  return {
    kind: 'package',
    id,
    step: path,
    property: leaf.property,
    enabled,
    role: 'cache',
    span,
    node,
    leaf,
    from: 0,
    field,
  };
}

/** A display name that begins with the PackageID; group 1 is the id, group 2 the name. */
export const displayId = /^([A-Z0-9]{3}[0-9A-F]{5}), ([\s\S]*)$/i;

/** The places found last: what asks several things of one sequence looks for them once. */
let last: { readonly sequence: Sequence; readonly places: readonly StepPlace[] } | null = null;

/** Every place of every step, `00000000` included, in document order. */
export function findPlaces(sequence: Sequence): readonly StepPlace[] {
  if (last?.sequence === sequence) return last.places;
  const places = allNodes(sequence).flatMap((node) => placesOfStep(sequence.text, node));
  last = { sequence, places };
  return places;
}

/**
 * Every place of every reference, in enabled and disabled steps: variables, action lines, comma lists, numbered copies,
 * what child task sequences need, the reference list (libs/domain/docs/task-sequences.md, "Where a reference stands").
 * `00000000` is no reference.
 */
export function findReferences(sequence: Sequence): SequenceReference[] {
  const lines = (sequence.referenceList?.entries ?? []).flatMap((entry): SequenceReference[] =>
    entry.kind === 'other' || entry.id === '' || entry.id === unresolvedId
      ? []
      : [
          {
            kind: entry.kind,
            id: entry.id,
            ...(entry.program === null ? {} : { program: entry.program }),
            step: null,
            property: 'referenceList',
            enabled: true,
            role: 'list',
            span: entry.idSpan,
          },
        ],
  );
  const places = findPlaces(sequence).filter(({ id }) => id !== unresolvedId);
  return [
    ...lines,
    ...places.map(({ node: _node, leaf: _leaf, from: _from, field: _field, ...reference }) => reference),
  ];
}

/** What the steps name, each once per step and property: no caches, no reference list. */
export function listReferences(sequence: Sequence): Reference[] {
  const found: Reference[] = [];
  let last: StepPath | null = null;
  let seen = new Set<string>();
  // The places of a step stand together.
  for (const { role, kind, id, program, step, property, enabled } of findPlaces(sequence)) {
    if (role !== 'reference' || id === unresolvedId) continue;
    if (step !== last) seen = new Set();
    last = step;
    const key = `${property.toLowerCase()}\n${kind}\n${idKey(id)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(
      program === undefined ? { kind, id, step, property, enabled } : { kind, id, program, step, property, enabled },
    );
  }
  return found;
}

/** The steps, enabled or not, that hold `00000000` in place of a reference, each once. */
export function findUnresolved(sequence: Sequence): StepPath[] {
  const nodes = findPlaces(sequence).filter(({ id, role }) => id === unresolvedId && role === 'reference');
  return [...new Set(nodes.map(({ step }) => step))];
}
