import { AppError } from '@tsferry/domain/error';
import { seesSite, type Ferry, type Principal } from '@tsferry/engine';

/**
 * Throws SITE_UNKNOWN for a site that is not there, and the very same for one that somebody may not know of: the hint
 * names only the sites one may see.
 */
export async function requireSite(ferry: Ferry, principal: Principal, code: string): Promise<void> {
  const codes = (await visibleSites(ferry, principal)).map((site) => site.code);
  if (codes.includes(code.toUpperCase())) return;
  throw new AppError('SITE_UNKNOWN', `There is no site ${code}.`, {
    hint: codes.length > 0 ? `The sites are ${codes.join(', ')}.` : 'There are no sites that you may see.',
    details: { site: code, sites: codes },
  });
}

/** The sites that somebody may know of, by code. */
export async function visibleSites(ferry: Ferry, principal: Principal) {
  const { sites } = await ferry.listSites({});
  return sites.filter(({ code }) => seesSite(principal, code));
}
