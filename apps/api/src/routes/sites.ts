/** @module Sites and what they hold. */
import { createRoute, z } from '@hono/zod-openapi';
import { shownSiteSchema, siteSchema } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { audit } from '../audit.js';
import { siteInputSchema } from '../plans/plan-input.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { requireSite, visibleSites } from '../sites.js';
import { body, json, problem, router } from './router.js';

const siteParams = z.object({ site: z.string() });

export const listSites = createRoute({
  method: 'get',
  path: '/sites',
  tags: ['sites'],
  summary: 'List the sites',
  responses: { 200: json(z.object({ sites: z.array(siteSchema) }), 'The sites that one may see'), ...problem },
});

export const createSite = createRoute({
  method: 'post',
  path: '/sites',
  tags: ['sites'],
  summary: 'Create a site',
  request: { body: body(siteInputSchema) },
  responses: { 201: json(siteSchema, 'The site'), ...problem },
});

export const showSite = createRoute({
  method: 'get',
  path: '/sites/{site}',
  tags: ['sites'],
  summary: 'Show a site and how much it holds',
  request: { params: siteParams },
  responses: { 200: json(shownSiteSchema, 'The site'), ...problem },
});

/** The routes of sites. */
export function siteRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(listSites, async (c) => c.json({ sites: await visibleSites(ferry, principalOf(c)) }, 200))
    .openapi(createSite, async (c) => {
      requireMay(principalOf(c), 'administer');
      const site = await ferry.createSite(c.req.valid('json'));
      await audit(c, service, 'create-site', { site: site.code });
      return c.json(site, 201, { Location: `/v1/sites/${site.code}` });
    })
    .openapi(showSite, async (c) => {
      const { site } = c.req.valid('param');
      await requireSite(ferry, principalOf(c), site);
      return c.json(await ferry.showSite({ site }), 200);
    });
}
