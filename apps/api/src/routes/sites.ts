/** @module Sites and what they hold. */
import { routes } from '@tsferry/contract';
import { audit, type AuditLog } from '../audit.js';
import { principalOf } from '../security/identify.js';
import type { ServedEngine } from '../served-engine.js';
import { router } from './router.js';

/** What the routes are served with. */
type SiteParts = AuditLog & { readonly engine: ServedEngine };

/** The routes of sites. */
export function siteRoutes(parts: SiteParts) {
  const { engine } = parts;
  return router()
    .openapi(routes.listSites, async (c) => c.json(await engine.for(principalOf(c)).listSites({}), 200))
    .openapi(routes.createSite, async (c) => {
      const site = await engine.for(principalOf(c)).createSite(c.req.valid('json'));
      await audit(c, parts, 'create-site', { site: site.code });
      return c.json(site, 201, { Location: `/v1/sites/${site.code}` });
    })
    .openapi(routes.showSite, async (c) => {
      const { site } = c.req.valid('param');
      return c.json(await engine.for(principalOf(c)).showSite({ site }), 200);
    });
}
