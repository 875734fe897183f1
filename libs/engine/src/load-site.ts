import { toGraphObject, type GraphObject, type ObjectHead, type ObjectRef, type SiteReader } from '@tsferry/domain';

/** Reads objects of a site and keeps of each what the graph needs; definitions are let go. */
export async function loadGraph(site: SiteReader, refs: readonly ObjectRef[]): Promise<GraphObject[]> {
  const loaded: GraphObject[] = [];
  for (const ref of refs) {
    const object = await site.get(ref);
    if (object) loaded.push(toGraphObject(object));
  }
  return loaded;
}

/** All programs of a site by their package, so that a package is loaded together with them. */
export function programsByPackage(heads: readonly ObjectHead[]): ReadonlyMap<string, readonly ObjectHead[]> {
  const programs = new Map<string, ObjectHead[]>();
  for (const head of heads) {
    if (head.class !== 'SMS_Program') continue;
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
