import { AppError, type SiteInfo } from '@tsferry/domain';
import type { SiteAnswer } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';

type CreateSite = {
  code: string;
  name?: string | undefined;
  kind: SiteInfo['kind'];
  reportsTo?: string | undefined;
  store?: string | undefined;
};

/**
 * Makes an empty site with a new authoring scope. Throws SITE_EXISTS; USAGE when it reports to a site that is not a
 * central administration site, or is one itself.
 */
export async function createSite(ports: Ports, input: CreateSite): Promise<SiteAnswer> {
  const reportsTo = input.reportsTo?.toUpperCase() ?? null;
  if (reportsTo !== null) {
    if (input.kind === 'central') {
      throw new AppError('USAGE', 'A central administration site reports to no other site.', {
        hint: 'Leave out the site that it reports to.',
      });
    }
    const parent = (await ports.sites.list()).find((site) => site.code === reportsTo);
    if (parent === undefined) {
      throw new AppError('USAGE', `There is no central administration site ${reportsTo}.`, {
        hint: 'Create that central administration site first.',
        details: { reportsTo },
        next: [{ do: 'create-site', code: reportsTo, kind: 'central' }],
      });
    }
    if (parent.kind !== 'central') {
      throw new AppError('USAGE', `${reportsTo} is a primary site: no site can report to it.`, {
        hint: 'Name a central administration site.',
        details: { reportsTo },
      });
    }
  }
  const code = input.code.toUpperCase();
  const site: SiteInfo = {
    code,
    name: input.name ?? code,
    kind: input.kind,
    reportsTo,
    authoringScope: `ScopeId_${ports.newId().toUpperCase()}`,
  };
  await ports.sites.create(site, input.store);
  return site;
}
