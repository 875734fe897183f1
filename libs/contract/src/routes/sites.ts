/** @module Sites and what they hold. */
import { createRoute, z } from '@hono/zod-openapi';
import { createSiteSchema, shownSiteSchema, siteSchema } from '@tsferry/domain/shapes';
import { body, json, problem, siteParams } from '../route-parts.js';

/** A site to create. Where it is stored is for the server to say. */
const siteInputSchema = createSiteSchema
  .omit({ store: true })
  .strict()
  .openapi('CreateSite', {
    example: { code: 'PRD', name: 'Contoso production' },
  });

/** The routes of sites, by name. */
export const siteRoutes = {
  listSites: createRoute({
    method: 'get',
    path: '/sites',
    tags: ['sites'],
    summary: 'List the sites',
    responses: { 200: json(z.object({ sites: z.array(siteSchema) }), 'The sites that one may see'), ...problem },
  }),

  createSite: createRoute({
    method: 'post',
    path: '/sites',
    tags: ['sites'],
    summary: 'Create a site',
    request: { body: body(siteInputSchema) },
    responses: { 201: json(siteSchema, 'The site'), ...problem },
  }),

  showSite: createRoute({
    method: 'get',
    path: '/sites/{site}',
    tags: ['sites'],
    summary: 'Show a site and how much it holds',
    request: { params: siteParams },
    responses: { 200: json(shownSiteSchema, 'The site'), ...problem },
  }),
};
