import {
  blankObject,
  describeSuspects,
  findObjectSuspects,
  findSuspects,
  planExport as decideExport,
  loadClosure,
  refKey,
  toGraphObject,
  type Closure,
  type ExportPlan,
  type GraphObject,
  type ObjectHead,
  type ObjectRef,
  type Run,
  type ShareMap,
  type SiteObject,
  type SiteReader,
  type Suspect,
} from '@tsferry/domain';
import { exportContents, uncheckedWarnings } from '../export-content.js';
import { findingsOf } from '../findings.js';
import { absoluteMaps } from '../import-content.js';
import { resolveRoots } from '../find-object.js';
import { programsByPackage, withPrograms } from '../load-site.js';
import type { Ports } from '../ports.js';
import { createRedaction, noRedaction } from '../redaction.js';
import { indexHeads } from '../references.js';

type PlanExport = {
  site: string;
  roots: string[];
  dependencies: boolean;
  content: boolean;
  comment: string;
  suspected: ExportPlan['suspectedPolicy'];
  maps: ShareMap[];
};

/**
 * Plans an export; nothing is changed. What the site has not is in the plan as missing and blocks nothing. Throws
 * SITE_UNKNOWN, ROOT_UNKNOWN, REF_CYCLE, SOURCE_UNMAPPED, CONTENT_*.
 */
export async function planExport(ports: Ports, input: PlanExport, run: Run): Promise<ExportPlan> {
  const store = await ports.sites.open(input.site);
  const sites = await ports.sites.list();
  const id = ports.newId();
  const time = ports.now().toISOString();
  return store.read(async (site) => {
    const info = await site.info();
    const heads = await site.heads();
    const roots = resolveRoots(heads, input.roots, info.code);
    const found = await findClosure(site, heads, roots);
    const exported = input.dependencies ? found.objects : ownObjects(found.objects, roots, heads);
    const objects = await loadAll(site, exported);
    const redaction =
      input.suspected === 'redact' ? createRedaction(objects.map(blankObject), [input.comment]) : noRedaction;
    const contents = input.content
      ? await exportContents(ports, objects, absoluteMaps(ports, input.maps), redaction, run)
      : [];
    return decideExport({
      id,
      time,
      site: info,
      sites,
      roots,
      closure: found,
      heads,
      dependencies: input.dependencies,
      content: input.content,
      comment: input.comment,
      suspectedPolicy: input.suspected,
      contents,
      ...findingsOf(objects),
      suspected: [...commentSuspects(input.comment), ...objects.flatMap(findObjectSuspects)],
      warnings: input.content ? uncheckedWarnings(objects) : [],
      hash: ports.sha256,
    });
  });
}

/** The administrator comment is text that people write into, too; it belongs to no object. */
function commentSuspects(comment: string): Suspect[] {
  const where = 'administrator comment';
  const step = { names: [], index: [] };
  return describeSuspects(comment, findSuspects(comment, { where })).map(({ rule, line, excerpt }) => ({
    object: '',
    step,
    where,
    rule,
    line,
    excerpt,
  }));
}

/** Everything the roots need, read wave by wave; an object is read once and only what the graph needs is kept. */
async function findClosure(
  site: SiteReader,
  heads: readonly ObjectHead[],
  roots: readonly ObjectHead[],
): Promise<Closure> {
  const programs = programsByPackage(heads);
  const find = indexHeads(heads);
  const graph = async (refs: readonly ObjectRef[]): Promise<GraphObject[]> =>
    (
      await loadAll(
        site,
        refs.flatMap((ref) => withPrograms(ref, programs)),
      )
    ).map(toGraphObject);
  return loadClosure(await graph(roots), async (wanted) =>
    graph(wanted.map(({ kind, id }) => find(kind, id)).filter((head) => head !== undefined)),
  );
}

/** The roots with their programs. */
function ownObjects(
  objects: readonly GraphObject[],
  roots: readonly ObjectHead[],
  heads: readonly ObjectHead[],
): readonly GraphObject[] {
  const programs = programsByPackage(heads);
  const own = new Set(roots.flatMap((root) => withPrograms(root, programs)).map(refKey));
  return objects.filter((object) => own.has(refKey(object)));
}

/** The objects, each once. */
async function loadAll(site: SiteReader, refs: readonly ObjectRef[]): Promise<SiteObject[]> {
  const loaded = new Map<string, SiteObject>();
  for (const ref of refs) {
    if (loaded.has(refKey(ref))) continue;
    const object = await site.get(ref);
    if (object) loaded.set(refKey(ref), object);
  }
  return [...loaded.values()];
}
