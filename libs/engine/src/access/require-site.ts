import { AppError, idKey } from '@tsferry/domain';
import { seesSite, type Principal } from './principal.js';

/**
 * Throws SITE_UNKNOWN for a site that does not exist, and the same error for one that somebody may not see. The hint names
 * only the sites that they see.
 */
export function requireSite(sites: readonly { readonly code: string }[], principal: Principal, code: string): void {
  const codes = sites.map((site) => site.code).filter((one) => seesSite(principal, one));
  if (codes.includes(idKey(code))) return;
  throw new AppError('SITE_UNKNOWN', `There is no site ${code}.`, {
    hint: codes.length > 0 ? `The sites are ${codes.join(', ')}.` : 'There are no sites that you may see.',
    details: { site: code, sites: codes },
  });
}
