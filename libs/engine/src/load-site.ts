import { setImmediate } from 'node:timers/promises';
import {
  programClass,
  refKey,
  toGraphObject,
  type GraphObject,
  type ObjectHead,
  type ObjectRef,
  type SiteReader,
} from '@tsferry/domain';

/** Reads objects of a site and keeps of each what the graph needs; definitions are let go. */
export async function loadGraph(site: SiteReader, refs: readonly ObjectRef[]): Promise<GraphObject[]> {
  const loaded: GraphObject[] = [];
  for (const ref of refs) {
    const object = await site.get(ref);
    if (object) loaded.push(toGraphObject(object));
  }
  return loaded;
}

/** What the graph needs of objects that were read before, by site, object and version. */
export type GraphMemory = Map<string, Map<string, { readonly version: number; readonly object: GraphObject }>>;

/** Objects read between two looks at what else there is to do. */
const breath = 100;

/**
 * The graph of a whole site. A version of an object never changes, so each is read once as long as the memory lives.
 * Other work gets its turn meanwhile.
 */
export async function rememberGraph(memory: GraphMemory, site: SiteReader): Promise<GraphObject[]> {
  const { authoringScope } = await site.info();
  const known = memory.get(authoringScope);
  const heads = await site.heads();
  const now: typeof known = new Map();
  let read = 0;
  for (const head of heads) {
    const before = known?.get(refKey(head));
    if (before?.version === head.version) {
      now.set(refKey(head), before);
      continue;
    }
    const [object] = await loadGraph(site, [head]);
    if (object) now.set(refKey(head), { version: head.version, object });
    if (++read % breath === 0) await setImmediate();
  }
  memory.set(authoringScope, now);
  return [...now.values()].map(({ object }) => object);
}

/** All programs of a site by their package, so that a package is loaded together with them. */
export function programsByPackage(heads: readonly ObjectHead[]): ReadonlyMap<string, readonly ObjectHead[]> {
  const programs = new Map<string, ObjectHead[]>();
  for (const head of heads) {
    if (head.class !== programClass) continue;
    const owner = head.id.slice(0, head.id.indexOf('/')).toUpperCase();
    const list = programs.get(owner);
    if (list) list.push(head);
    else programs.set(owner, [head]);
  }
  return programs;
}

/** An object with what it owns. */
export function withPrograms(
  head: ObjectRef,
  programs: ReadonlyMap<string, readonly ObjectHead[]>,
): readonly ObjectRef[] {
  return [head, ...(programs.get(head.id.toUpperCase()) ?? [])];
}
