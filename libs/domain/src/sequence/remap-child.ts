import type { IdMap, IdTarget } from '../reference/id-map.js';
import { idKey, unresolvedId } from '../reference/ref.js';
import type { ReferenceKind } from '../reference/reference.js';
import { applyEdits } from '../text/edit-text.js';
import { displayId, type StepPlace } from './find-references.js';
import { findVariable, type SequenceNode } from './sequence.js';
import type { Leaf } from '../text/leaf.js';
import { stepTypeOf } from './step-types.js';

/** The display name of a child: "LAB00012, Name" or "Name"; the form stays. */
function childName(text: string, target: IdTarget): string {
  const match = displayId.exec(text);
  return match ? `${target.id}, ${target.name ?? match[2] ?? ''}` : (target.name ?? text);
}

/**
 * A cache as it becomes. It keeps its order and its separators unless other ids belong in it: those that `target` says the
 * child needs; without that, the moved ones but for lost references.
 */
function cacheText(
  leaf: Leaf,
  kind: ReferenceKind,
  places: readonly StepPlace[],
  target: IdTarget | undefined,
  map: IdMap,
): string {
  const edits = places.map((place) => ({
    start: place.from,
    end: place.from + place.id.length,
    text: map(place.kind, place.id)?.id ?? place.id,
  }));
  const moved = new Map(edits.map(({ text }) => [idKey(text), text]));
  const needed = target?.id === unresolvedId ? [] : target?.references;
  const wanted = needed
    ? new Map(needed.filter((line) => line.kind === kind).map(({ id }) => [idKey(id), id]))
    : new Map([...moved].filter(([id]) => id !== unresolvedId));
  const same = wanted.size === edits.length && [...wanted.keys()].every((id) => moved.has(id));
  return same ? applyEdits(leaf.text, edits) : [...wanted.values()].join(',');
}

/**
 * The display name and the caches of a Run Task Sequence step, as they become when its child becomes `target` (undefined:
 * the child stays as written).
 */
export function remapChild(
  node: SequenceNode,
  places: readonly StepPlace[],
  target: IdTarget | undefined,
  map: IdMap,
): { readonly leaf: Leaf; readonly text: string }[] {
  const stepType = stepTypeOf(node.type);
  const caches = node.variables.flatMap((leaf) => {
    const field = stepType.fieldOf(leaf);
    if (field?.role !== 'child') return [];
    const own = places.filter((place) => place.leaf === leaf);
    return [{ leaf, text: cacheText(leaf, field.kind, own, target, map) }];
  });
  const display = findVariable(node.variables, 'TsName', 'OSDSubTasksequenceTsName');
  if (!display || !target) return caches;
  return [...caches, { leaf: display, text: childName(display.text, target) }];
}
