import {
  candidatesToLoad,
  planImport as decideImport,
  refKey,
  type Archive,
  type ContentFact,
  type ImportPlan,
  type ImportPolicy,
  type Run,
  type ShareMap,
  type SiteObject,
  type SiteReader,
} from '@tsferry/domain';
import { findContent, requireNoDifferences } from '../archive-content.js';
import { absoluteMaps, contentFacts, contentRoot } from '../import-content.js';
import { normaliseFolder } from '../normalise-folder.js';
import type { Ports } from '../ports.js';
import { refuseSiteCycles } from '../refuse-site-cycles.js';
import { tidyShare } from '../tidy-share.js';

type PlanImport = {
  site: string;
  file: string;
  folder: string;
  content: boolean;
  contentTo?: string | undefined;
  maps: ShareMap[];
  policy: ImportPolicy;
};

type ArchiveFacts = { contents: readonly ContentFact[]; contentTo: string | null; checksumsSha256: string | null };

/**
 * Plans an import; nothing is changed, but what killed imports left in the share's folder is removed. Throws what opening the archive throws, CONTENT_* when the pair is not whole,
 * SITE_UNKNOWN, CENTRAL_SITE_REQUIRED, REF_CYCLE. What waits for a decision is in the plan's blockers.
 */
export async function planImport(ports: Ports, input: PlanImport, run: Run): Promise<ImportPlan> {
  const archive = await ports.archives.open(input.file);
  const store = await ports.sites.open(input.site);
  const facts = await readContent(ports, archive, input, run);
  const sites = await ports.sites.list();
  const id = ports.newId();
  const time = ports.now().toISOString();
  return store.read(async (reader) => {
    const site = {
      info: await reader.info(),
      heads: await reader.heads(),
      registry: await reader.registry(archive.authoringScope),
      nextNumber: await reader.nextNumber(),
    };
    const candidates = await load(reader, candidatesToLoad({ archive, site, policy: input.policy }));
    const plan = decideImport({
      id,
      time,
      archive,
      site,
      sites,
      candidates,
      folder: normaliseFolder(input.folder),
      content: input.content,
      policy: input.policy,
      hash: ports.sha256,
      ...facts,
    });
    await refuseSiteCycles(reader, archive, plan);
    return plan;
  });
}

async function readContent(ports: Ports, archive: Archive, input: PlanImport, run: Run): Promise<ArchiveFacts> {
  if (!input.content) return { contents: [], contentTo: null, checksumsSha256: null };
  const content = await findContent(ports, archive, run);
  requireNoDifferences(archive, content, content.differences);
  const maps = absoluteMaps(ports, input.maps);
  const root = contentRoot(ports, input.contentTo, maps);
  // What a killed import left would keep its names. A share that cannot be written is no fault of the plan.
  if (root !== null) await tidyShare(ports, root.folder).catch(() => undefined);
  return {
    contents: await contentFacts(ports, content, root, maps),
    contentTo: root?.folder ?? null,
    checksumsSha256: content.checksums?.sha256 ?? null,
  };
}

async function load(
  reader: SiteReader,
  refs: readonly { readonly class: string; readonly id: string }[],
): Promise<Map<string, SiteObject>> {
  const loaded = new Map<string, SiteObject>();
  for (const ref of refs) {
    const object = await reader.get(ref);
    if (object) loaded.set(refKey(object), object);
  }
  return loaded;
}
