import { idKey, type Run } from '@tsferry/domain';
import type { ListedObject } from '@tsferry/domain/shapes';
import { classNamed } from '../class-named.js';
import { normaliseFolder } from '../normalise-folder.js';
import type { Ports } from '../ports.js';
import { readPlace, type PlaceInput } from '../read-place.js';

type ListObjects = PlaceInput & {
  class?: string | undefined;
  folder?: string | undefined;
  search?: string | undefined;
  sort?: keyof ListedObject | undefined;
  descending: boolean;
  offset: number;
  limit?: number | undefined;
};

/**
 * Objects of a site or an archive, by class, then id, or sorted as asked. `total` counts those that match, whatever
 * part of them is answered. Throws USAGE, for a class that neither tsferry nor the place knows too, SITE_UNKNOWN, and what opening an archive throws.
 */
export async function listObjects(
  ports: Ports,
  input: ListObjects,
  run: Run,
): Promise<{ objects: ListedObject[]; total: number }> {
  const { class: className, folder, search, sort, descending, offset, limit } = input;
  return readPlace(ports, input, run, async (place) => {
    const filter = {
      ...(className === undefined ? {} : { class: await classNamed(place, className) }),
      ...(folder === undefined ? {} : { folder: normaliseFolder(folder) }),
    };
    if (search === undefined && sort === undefined && !descending && limit !== undefined) {
      return { objects: [...(await place.heads(filter, { offset, limit }))], total: await place.count(filter) };
    }
    return sorted(await place.heads(filter), input);
  });
}

/** The part that is asked for of the objects that match, in the order that is asked for. */
function sorted(
  heads: readonly ListedObject[],
  { search, sort, descending, offset, limit }: ListObjects,
): { objects: ListedObject[]; total: number } {
  const found = search === undefined ? heads : heads.filter(contains(search));
  const inOrder = sort === undefined ? found : sortBy(found, sort);
  const ordered = descending ? [...inOrder].reverse() : inOrder;
  return {
    objects: ordered.slice(offset, limit === undefined ? undefined : offset + limit),
    total: found.length,
  };
}

/** Whether the text is anywhere in the name or the id, ignoring case. */
function contains(search: string): (object: ListedObject) => boolean {
  const wanted = idKey(search);
  return ({ id, name }) => idKey(name).includes(wanted) || idKey(id).includes(wanted);
}

/** Sorts without locale, so that every machine answers alike; equal ones stay as they are. */
function sortBy(objects: readonly ListedObject[], column: keyof ListedObject): readonly ListedObject[] {
  const keyed = objects.map((object) => ({ object, key: sortKey(object[column]) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ object }) => object);
}

const sortKey = (value: string | number | null): string | number =>
  typeof value === 'string' ? idKey(value) : (value ?? 0);
