import { idKey, type GraphObject, type ReferenceKind } from '@tsferry/domain';
import type { Explanation } from '@tsferry/domain/shapes';

/** Every place of the objects that names an id, each once, in their order. `kind` null: whatever kind is meant. */
export function referencesTo(
  objects: readonly GraphObject[],
  id: string,
  kind: ReferenceKind | null,
): Explanation['namedBy'] {
  const wanted = idKey(id);
  const places = new Map<string, Explanation['namedBy'][number]>();
  for (const { class: className, id: by, name, references } of objects) {
    for (const { kind: meant, id: named, property, step } of references) {
      if (idKey(named) !== wanted || (kind !== null && meant !== kind)) continue;
      const key = [className, by, property, ...(step?.index ?? [])].join('\n');
      if (!places.has(key)) places.set(key, { class: className, id: by, name, property, step });
    }
  }
  return [...places.values()];
}
