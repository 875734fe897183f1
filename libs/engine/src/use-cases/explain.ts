import { explain as explainPath, findCycles, idKey, refKey, roots, type GraphObject, type Run } from '@tsferry/domain';
import type { Explanation } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';
import { readPlace, type PlaceInput } from '../read-place.js';

/** Why an object of an archive or of a site is there: the shortest way from a root. Throws USAGE, NOT_FOUND. */
export async function explain(ports: Ports, input: PlaceInput & { id: string }, run: Run): Promise<Explanation> {
  return readPlace(ports, input, run, async (place) => {
    const head = await place.find(input.id);
    const objects = await place.graph();
    const target = objects.find((object) => refKey(object) === refKey(head))!;
    const path = explainPath(objects, roots(objects), target) ?? [{ object: target, reference: null }];
    return {
      object: nameOf(target),
      path: path.map(({ object, reference }) => ({
        ...nameOf(object),
        via: reference && { property: reference.property, step: reference.step },
      })),
      cycles: cyclesThrough(objects, target.id),
    };
  });
}

const nameOf = ({ class: className, id, name }: GraphObject): Explanation['object'] => ({ class: className, id, name });

/** Cycles of child task sequences that an object is in, as ids. */
export function cyclesThrough(objects: readonly GraphObject[], id: string): string[][] {
  return findCycles(objects)
    .map((cycle) => cycle.map((object) => object.id))
    .filter((cycle) => cycle.some((one) => idKey(one) === idKey(id)));
}
