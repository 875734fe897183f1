import type { ListedObject } from '@tsferry/domain/shapes';
import type { Client } from '@tsferry/client';
import { read } from './read.js';
import { segments } from './segments.js';

/** How many objects are read at once. */
const atOnce = 1000;

/**
 * What is to be exported, as the list of the site has it: showing one after the other would read the site as often as
 * there are roots. Throws NOT_FOUND for one that is not there.
 */
export async function findRoots({ v1 }: Client, site: string, ids: readonly string[]): Promise<ListedObject[]> {
  const wanted = new Set(ids);
  const found = new Map<string, ListedObject>();
  const only = ids.length === 1 ? { search: ids[0]! } : {};
  for (let offset = 0, total = 1; offset < total && found.size < wanted.size; offset += atOnce) {
    const query = { limit: String(atOnce), offset: String(offset), ...only };
    const page = await read(v1.sites[':site'].objects.$get({ param: segments({ site }), query }));
    total = page.total;
    for (const object of page.objects) if (wanted.has(object.id)) found.set(object.id, object);
  }
  const roots: ListedObject[] = [];
  // In turn: the first that is not there is told, and the rest of ten thousand are not asked for.
  for (const id of wanted) roots.push(found.get(id) ?? (await showOne(id)));
  return roots;

  async function showOne(id: string): Promise<ListedObject> {
    return (await read(v1.sites[':site'].objects[':id'].$get({ param: segments({ site, id }) }))).object;
  }
}
