import {
  AppError,
  explain as explainPath,
  findCycles,
  idKey,
  roots,
  toGraphObject,
  type GraphObject,
} from '@tsferry/domain';
import { loadGraph } from '../load-site.js';
import type { Ports } from '../ports.js';
import type { Explanation } from '../shapes/object.js';

type Explain = { id: string; file?: string | undefined; site?: string | undefined };

/** Why an object of an archive or of a site is there: the shortest way from a root. Throws USAGE, NOT_FOUND. */
export async function explain(ports: Ports, input: Explain): Promise<Explanation> {
  const objects = await loadPlace(ports, input);
  const target = objects.find(({ id }) => idKey(id) === idKey(input.id));
  if (!target) {
    throw new AppError('NOT_FOUND', `${input.file ?? input.site} has no object with the id "${input.id}".`, {
      hint: `List what it holds: tsferry ${input.file === undefined ? `list --site ${input.site}` : `inspect ${input.file}`}`,
      details: { id: input.id },
    });
  }
  const path = explainPath(objects, roots(objects), target) ?? [{ object: target, reference: null }];
  return {
    object: nameOf(target),
    path: path.map(({ object, reference }) => ({
      ...nameOf(object),
      via: reference && { property: reference.property, step: reference.step },
    })),
    cycles: cyclesThrough(objects, target.id),
  };
}

const nameOf = ({ class: className, id, name }: GraphObject): Explanation['object'] => ({ class: className, id, name });

/** Cycles of child task sequences that an object is in, as ids. */
export function cyclesThrough(objects: readonly GraphObject[], id: string): string[][] {
  return findCycles(objects)
    .map((cycle) => cycle.map((object) => object.id))
    .filter((cycle) => cycle.some((one) => idKey(one) === idKey(id)));
}

async function loadPlace(ports: Ports, { file, site }: Explain): Promise<GraphObject[]> {
  if ((file === undefined) === (site === undefined)) {
    throw new AppError('USAGE', 'Say where the object is: in an archive, or in a site.', {
      hint: 'Use either --in FILE or --site CODE.',
    });
  }
  if (file !== undefined) return (await ports.archives.open(file)).objects.map(toGraphObject);
  const store = await ports.sites.open(site!);
  return store.read(async (reader) => loadGraph(reader, await reader.heads()));
}
