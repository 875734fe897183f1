import type { FlatReference, IdMap } from '../reference/id-map.js';
import { unresolvedId } from '../reference/ref.js';
import { applyEdits, editLeaf, type LeafChange, type TextEdit } from '../text/edit-text.js';
import { findPlaces, type StepPlace } from './find-references.js';
import { isChild, requiredLines, writtenLines } from './flat-references.js';
import { remapChild } from './remap-child.js';
import { listMoves, moveReferenceList } from './remap-list.js';
import { findVariable, type Sequence, type SequenceNode, type Variable } from './sequence.js';
import type { Leaf } from '../text/leaf.js';

/** Collects changes of values: a part of one, or all of it. */
function collectChanges() {
  const byLeaf = new Map<Leaf, LeafChange[]>();
  return {
    part(leaf: Leaf, from: number, to: number, text: string): void {
      if (leaf.text.slice(from, to) === text) return;
      const changes = byLeaf.get(leaf);
      if (changes) changes.push({ from, to, text });
      else byLeaf.set(leaf, [{ from, to, text }]);
    },
    whole(leaf: Leaf, text: string): void {
      if (leaf.text === text) byLeaf.delete(leaf);
      else byLeaf.set(leaf, [{ from: 0, to: leaf.text.length, text }]);
    },
    edits: (text: string): TextEdit[] => [...byLeaf].flatMap(([leaf, changes]) => editLeaf(text, leaf, changes)),
  };
}

function groupByNode(places: readonly StepPlace[]): Map<SequenceNode, StepPlace[]> {
  const groups = new Map<SequenceNode, StepPlace[]>();
  for (const place of places) {
    const group = groups.get(place.node);
    if (group) group.push(place);
    else groups.set(place.node, [place]);
  }
  return groups;
}

/** The display names beside numbered copies: `OSDPackage0Name` of `OSDPackage0PackageId`. */
function displayOf(variables: ReadonlyMap<string, Variable>, place: StepPlace): Variable | undefined {
  if (place.field?.role !== 'copy' || !place.field.display) return undefined;
  const number = /\d+/.exec(place.property)?.[0] ?? '';
  return variables.get(place.field.display.replace('#', number).toLowerCase());
}

/** A child whose needs nobody knows: not told, and its step has no caches (old exports). */
function isUnknownChild(place: StepPlace, map: IdMap): boolean {
  return (
    isChild(place) &&
    place.enabled &&
    map(place.kind, place.id)?.references === undefined &&
    !findVariable(place.node.variables, 'TsReferencePackages', 'OSDSubTasksequenceTsReferencePackages')
  );
}

/**
 * The text of a sequence with every id moved as `idMap` says, in disabled steps too and in every place
 * (libs/domain/docs/task-sequences.md, "Where a reference stands"): variables, action lines, comma lists, numbered copies
 * with their display names, child task sequences with their display name and caches. When anything moves,
 * `<referenceList>` holds exactly the references of enabled steps afterwards; when nothing does, the text is the same. An
 * id that `idMap` does not know stays; a package that is ignored is mapped to `00000000`. Ids in free text stay
 * (`findFreeTextIds`).
 */
export function remapSequence(sequence: Sequence, idMap: IdMap): string {
  return moveSequence(sequence, idMap).text;
}

/** As `remapSequence`, with what `writtenLines` would read out of the new text. */
export function moveSequence(
  sequence: Sequence,
  idMap: IdMap,
): { readonly text: string; readonly lines: readonly FlatReference[] } {
  const map: IdMap = (kind, id) => (id === unresolvedId ? undefined : idMap(kind, id));
  const places = findPlaces(sequence);
  const changes = collectChanges();
  for (const [node, group] of groupByNode(places)) {
    const variables = new Map(node.variables.map((variable) => [variable.name.toLowerCase(), variable]));
    for (const place of group) {
      const target = map(place.kind, place.id);
      if (!target || place.field?.role === 'child') continue;
      changes.part(place.leaf, place.from, place.from + place.id.length, target.id);
      const display = displayOf(variables, place);
      if (display && target.name !== undefined) changes.whole(display, target.name);
    }
    if (node.kind !== 'child') continue;
    const child = group.find(isChild);
    const target = child && map(child.kind, child.id);
    for (const { leaf, text } of remapChild(node, group, target, map)) changes.whole(leaf, text);
  }
  const edits = changes.edits(sequence.text);
  if (edits.length === 0 && !listMoves(sequence, map)) {
    return { text: sequence.text, lines: writtenLines(sequence.referenceList) };
  }
  const required = requiredLines(places, {
    target: ({ kind, id }) => map(kind, id)?.id ?? id,
    childReferences: ({ kind, id }) => map(kind, id)?.references,
  });
  const keepRest = places.some((place) => isUnknownChild(place, map));
  const list = moveReferenceList(sequence, map, required, keepRest);
  return { text: applyEdits(sequence.text, [...edits, ...list.edits]), lines: list.lines };
}
