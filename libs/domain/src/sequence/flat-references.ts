import type { FlatReference } from '../reference/id-map.js';
import { idKey, unresolvedId } from '../reference/ref.js';
import { findPlaces, type StepPlace } from './find-references.js';
import type { ReferenceList, Sequence, SequenceNode } from './sequence.js';

/** A line that the reference list must have. `cached`: known from a child's cache only, which names no program. */
export type RequiredLine = FlatReference & { readonly cached: boolean };

/** The lines of a reference list as they are written, those that hold no id and `00000000` left out. */
export function writtenLines(list: ReferenceList | null): FlatReference[] {
  return (list?.entries ?? []).flatMap(({ kind, id, program }): FlatReference[] => {
    if (kind === 'other' || id === '' || id === unresolvedId) return [];
    return [{ kind, id, ...(program === null ? {} : { program }) }];
  });
}

/** How the places of a sequence are to be understood: as they are, or as they become. */
export type LineRules = {
  /** What an id becomes. */
  target(place: StepPlace): string;
  /** What the child task sequence of a step needs; undefined: what the caches in the step say. */
  childReferences(place: StepPlace): readonly FlatReference[] | undefined;
};

/** The program of every reference to a task sequence, in the reference list and in References. */
const anyProgram = '*';

/** Key of a line: the same package with two programs is two lines. */
export function lineKey(line: FlatReference): string {
  return [line.kind, idKey(line.id), line.program ?? ''].join('\n');
}

function isListed(place: StepPlace): place is StepPlace & { kind: FlatReference['kind'] } {
  return place.enabled && (place.kind === 'package' || place.kind === 'application');
}

/**
 * What `<referenceList>` holds (libs/domain/docs/task-sequences.md, "The reference list"): the references of enabled
 * steps in document order, each once, and after each child task sequence those of the child. `00000000` is among them,
 * as the console writes it.
 */
export function requiredLines(places: readonly StepPlace[], rules: LineRules): RequiredLine[] {
  /** Children that are known from elsewhere, or that are not there: the caches of their steps do not count. */
  const known = new Map<SequenceNode, readonly FlatReference[]>();
  for (const place of places) {
    if (!isChild(place) || !place.enabled) continue;
    const references = rules.target(place) === unresolvedId ? [] : rules.childReferences(place);
    if (references) known.set(place.node, references);
  }
  const lines = new Map<string, RequiredLine>();
  const named = new Set<string>();
  const add = (line: RequiredLine): void => {
    const key = lineKey(line);
    if (!line.cached) named.add(idOf(line));
    if (!lines.has(key) || lines.get(key)?.cached) lines.set(key, line);
  };
  for (const place of places) {
    if (!isListed(place)) continue;
    const { kind } = place;
    const id = rules.target(place);
    if (place.field?.role === 'child') {
      if (!known.has(place.node) && id !== unresolvedId) add({ kind, id, cached: true });
    } else if (place.role === 'reference') {
      const program = isChild(place) ? anyProgram : place.program;
      add({ kind, id, ...(program === undefined || id === unresolvedId ? {} : { program }), cached: false });
      if (isChild(place)) for (const line of known.get(place.node) ?? []) add({ ...line, cached: false });
    }
  }
  return [...lines.values()].filter((line) => !line.cached || !named.has(idOf(line)));
}

/** Key of what a line names, whatever the program. */
function idOf(line: FlatReference): string {
  return `${line.kind}\n${idKey(line.id)}`;
}

/** Whether a place names the child task sequence of its step. */
export function isChild(place: StepPlace): boolean {
  return place.node.kind === 'child' && place.role === 'reference' && place.field?.role === 'reference';
}

/**
 * What a sequence with all its child task sequences needs, each package and application once, without `00000000`: the
 * lines of its reference list that hold good come first, in their order, then the rest in document order.
 * `childRefs` gives what a child needs; undefined for one that is not there: then the caches in its step stand for it.
 */
export function flatReferences(
  sequence: Sequence,
  childRefs: (id: string) => readonly FlatReference[] | undefined,
): FlatReference[] {
  const required = requiredLines(findPlaces(sequence), {
    target: ({ id }) => id,
    childReferences: ({ id }) => childRefs(id),
  });
  const entries = sequence.referenceList?.entries ?? [];
  const positions = new Map<string, number>();
  entries.forEach(({ kind, id, program }, at) => {
    if (kind === 'other') return;
    for (const line of [
      { kind, id, program: program ?? '' },
      { kind, id },
    ]) {
      const key = lineKey(line);
      if (!positions.has(key)) positions.set(key, at);
    }
  });
  const position = (line: FlatReference): number => positions.get(lineKey(line)) ?? entries.length;
  return required
    .filter(({ id }) => id !== unresolvedId)
    .map(({ cached, ...line }): FlatReference => {
      const at = cached ? positions.get(lineKey(line)) : undefined;
      const program = at === undefined ? line.program : (entries[at]?.program ?? undefined);
      return program === undefined ? line : { ...line, program };
    })
    .map((line, at) => ({ line, at }))
    .sort((a, b) => position(a.line) - position(b.line) || a.at - b.at)
    .map(({ line }) => line);
}
