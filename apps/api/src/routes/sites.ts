/** @module Sites and what they hold. */
import { routes } from '@tsferry/contract';
import { requireMay, type Ferry } from '@tsferry/engine';
import { audit, type AuditLog } from '../audit.js';
import { principalOf } from '../security/identify.js';
import { requireSite, visibleSites } from '../sites.js';
import { router } from './router.js';

/** What the routes are served with. */
type SiteParts = AuditLog & { readonly ferry: Ferry };

/** The routes of sites. */
export function siteRoutes(parts: SiteParts) {
  const { ferry } = parts;
  return router()
    .openapi(routes.listSites, async (c) => c.json({ sites: await visibleSites(ferry, principalOf(c)) }, 200))
    .openapi(routes.createSite, async (c) => {
      requireMay(principalOf(c), 'administer');
      const site = await ferry.createSite(c.req.valid('json'));
      await audit(c, parts, 'create-site', { site: site.code });
      return c.json(site, 201, { Location: `/v1/sites/${site.code}` });
    })
    .openapi(routes.showSite, async (c) => {
      const { site } = c.req.valid('param');
      await requireSite(ferry, principalOf(c), site);
      return c.json(await ferry.showSite({ site }), 200);
    });
}
