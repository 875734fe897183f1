import {
  AppError,
  explain as explainPath,
  findCycles,
  idKey,
  refKey,
  roots,
  type GraphObject,
  type Run,
} from '@tsferry/domain';
import type { Explanation } from '@tsferry/domain/shapes';
import { referencesTo } from '../find-users.js';
import type { Ports } from '../ports.js';
import { readPlace, type Place, type PlaceInput } from '../read-place.js';

/**
 * Why an object of an archive or of a site is there: the shortest way from a root, and every place that names it. Of an
 * object that is not there it tells the places that name its id: `path` is empty then. Throws USAGE, and NOT_FOUND when
 * nothing names it either.
 */
export async function explain(ports: Ports, input: PlaceInput & { id: string }, run: Run): Promise<Explanation> {
  return readPlace(ports, input, run, async (place) => {
    const objects = await place.graph();
    const found = await place.find(input.id).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return error;
      throw error;
    });
    if (found instanceof AppError) return explainMissing(place, objects, input.id, found);
    const target = objects.find((object) => refKey(object) === refKey(found))!;
    const path = explainPath(objects, roots(objects), target) ?? [{ object: target, reference: null }];
    return {
      object: nameOf(target),
      path: path.map(({ object, reference }) => ({
        ...nameOf(object),
        via: reference && { property: reference.property, step: reference.step },
      })),
      namedBy: referencesTo(objects, target.id, target.kind),
      cycles: cyclesThrough(objects, target.id),
    };
  });
}

/** What names an id that nothing here has, and what named it until an import left the reference out. */
async function explainMissing(
  place: Place,
  objects: readonly GraphObject[],
  id: string,
  notFound: AppError,
): Promise<Explanation> {
  const names = new Map(objects.map((object) => [refKey(object), object.name]));
  const ignored = (await place.ignored()).filter(({ sourceId }) => idKey(sourceId) === idKey(id));
  const namedBy = [
    ...referencesTo(objects, id, null),
    ...ignored.map(({ object, property, step }) => ({
      class: object.class,
      id: object.id,
      name: names.get(refKey(object)) ?? '',
      property,
      step,
    })),
  ];
  if (namedBy.length === 0) throw notFound;
  const described = objects.flatMap(({ describes }) => describes).find((one) => idKey(one.id) === idKey(id));
  const [left] = ignored;
  return {
    object: { class: described?.class ?? left?.class ?? '', id, name: described?.name ?? left?.name ?? '' },
    path: [],
    namedBy,
    cycles: [],
  };
}

const nameOf = ({ class: className, id, name }: GraphObject): Explanation['object'] => ({ class: className, id, name });

/** Cycles of child task sequences that an object is in, as ids. */
export function cyclesThrough(objects: readonly GraphObject[], id: string): string[][] {
  return findCycles(objects)
    .map((cycle) => cycle.map((object) => object.id))
    .filter((cycle) => cycle.some((one) => idKey(one) === idKey(id)));
}
