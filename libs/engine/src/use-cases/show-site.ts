import { kindOf } from '@tsferry/domain';
import type { ShownSite, SiteAnswer } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';

/** Every site of this installation, by code. */
export async function listSites(ports: Ports): Promise<{ sites: SiteAnswer[] }> {
  return { sites: await ports.sites.list() };
}

/** A site, and how many objects of each class it holds. Throws SITE_UNKNOWN. */
export async function showSite(ports: Ports, input: { site: string }): Promise<ShownSite> {
  const store = await ports.sites.open(input.site);
  return store.read(async (site) => {
    const counts = await site.counts();
    const objects = counts.map(({ class: name, count }) => ({ class: name, label: kindOf(name).label, count }));
    return { ...(await site.info()), objects };
  });
}
