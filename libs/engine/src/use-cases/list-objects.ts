import { idKey, type Run } from '@tsferry/domain';
import type { ListedObject } from '@tsferry/domain/shapes';
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
 * part of them is answered. Throws USAGE, SITE_UNKNOWN, and what opening an archive throws.
 */
export async function listObjects(
  ports: Ports,
  input: ListObjects,
  run: Run,
): Promise<{ objects: ListedObject[]; total: number }> {
  const { class: className, folder, search, sort, descending, offset, limit } = input;
  const filter = {
    ...(className === undefined ? {} : { class: className }),
    ...(folder === undefined ? {} : { folder: normaliseFolder(folder) }),
  };
  if (search === undefined && sort === undefined && !descending && limit !== undefined) {
    return readPlace(ports, input, run, async (place) => ({
      objects: [...(await place.heads(filter, { offset, limit }))],
      total: await place.count(filter),
    }));
  }
  const heads = await readPlace(ports, input, run, (place) => place.heads(filter));
  const found = search === undefined ? heads : heads.filter(contains(search));
  const sorted = sort === undefined ? found : sortBy(found, sort);
  const ordered = descending ? [...sorted].reverse() : sorted;
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
