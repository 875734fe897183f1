import { AppError } from '../error.js';
import type { SiteInfo } from '../ports/sites.js';
import type { Warning } from '../warning.js';

/**
 * The central administration site at which imports belong, or null when they may be made here: there is one where two
 * or more primary sites report to it and `site` is one of these
 * (libs/domain/docs/identity.md, "Several primary sites").
 */
function centralSiteFor(site: SiteInfo, sites: readonly SiteInfo[]): SiteInfo | null {
  if (site.kind !== 'primary' || site.reportsTo === null) return null;
  const central = site.reportsTo.toUpperCase();
  const same = (code: string | null) => code?.toUpperCase() === central;
  const primaries = sites.filter(({ kind, reportsTo }) => kind === 'primary' && same(reportsTo));
  if (primaries.length < 2) return null;
  return sites.find(({ code }) => same(code)) ?? null;
}

/** Throws CENTRAL_SITE_REQUIRED, naming the central site, where an import at this one is not allowed. */
export function requireImportSite(site: SiteInfo, sites: readonly SiteInfo[]): void {
  const central = centralSiteFor(site, sites);
  if (!central) return;
  throw new AppError(
    'CENTRAL_SITE_REQUIRED',
    `Site ${site.code} is one of several primary sites below ${central.code} (${central.name}): imports are made at ${central.code}.`,
    {
      hint: `Import at the central administration site, ${central.code}.`,
      details: { site: site.code, central: central.code },
      next: [{ do: 'use-site', site: central.code }],
    },
  );
}

/**
 * The warning for an export at a primary site below a central one, which may lack rights to some of the objects
 * (libs/domain/docs/identity.md, "Several primary sites").
 */
export function exportSiteWarnings(site: SiteInfo, sites: readonly SiteInfo[]): Warning[] {
  const central = centralSiteFor(site, sites);
  if (!central) return [];
  return [
    {
      code: 'CENTRAL_SITE',
      message: `Site ${site.code} is one of several primary sites below ${central.code}: export at ${central.code}, since a primary site may not hold everything a task sequence needs.`,
      id: central.code,
    },
  ];
}
