/** @module The objects of a place: of a site, or of an archive. The same routes below both. */
import { createRoute, z } from '@hono/zod-openapi';
import { explanationSchema, listedObjectSchema, shownObjectSchema } from '@tsferry/engine';
import { findArchive } from '../archives/find-archive.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { requireSite } from '../sites.js';
import { json, problem, router } from './router.js';

const siteParams = z.object({ site: z.string() });
const objectParams = siteParams.extend({ id: z.string() });

const listQuery = z.object({
  class: z.string().optional(),
  folder: z.string().optional(),
});

export const listObjects = createRoute({
  method: 'get',
  path: '/sites/{site}/objects',
  tags: ['objects'],
  summary: 'List the objects of a site',
  request: { params: siteParams, query: listQuery },
  responses: { 200: json(z.object({ objects: z.array(listedObjectSchema) }), 'Objects'), ...problem },
});

export const showObject = createRoute({
  method: 'get',
  path: '/sites/{site}/objects/{id}',
  tags: ['objects'],
  summary: 'Show an object: its steps, what it needs, what needs it',
  request: { params: objectParams },
  responses: { 200: json(shownObjectSchema, 'The object'), ...problem },
});

export const explainObject = createRoute({
  method: 'get',
  path: '/sites/{site}/objects/{id}/explanation',
  tags: ['objects'],
  summary: 'Explain why an object is there: the shortest way from a root to it',
  request: { params: objectParams },
  responses: { 200: json(explanationSchema, 'The way'), ...problem },
});

const inArchive = z.object({ archive: z.string(), id: z.string() });

export const explainInArchive = createRoute({
  method: 'get',
  path: '/archives/{archive}/objects/{id}/explanation',
  tags: ['objects'],
  summary: 'Explain why an object of an archive is there',
  request: { params: inArchive },
  responses: { 200: json(explanationSchema, 'The way'), ...problem },
});

/** The routes of objects. */
export function objectRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(listObjects, async (c) => {
      const { site } = c.req.valid('param');
      await requireSite(ferry, principalOf(c), site);
      return c.json(await ferry.listObjects({ site, ...c.req.valid('query') }), 200);
    })
    .openapi(showObject, async (c) => {
      const { site, id } = c.req.valid('param');
      await requireSite(ferry, principalOf(c), site);
      return c.json(await ferry.showObject({ site, id }), 200);
    })
    .openapi(explainObject, async (c) => {
      const { site, id } = c.req.valid('param');
      await requireSite(ferry, principalOf(c), site);
      return c.json(await ferry.explain({ site, id }), 200);
    })
    .openapi(explainInArchive, async (c) => {
      const { archive, id } = c.req.valid('param');
      const { file } = await findArchive(service, principalOf(c), archive);
      return c.json(await ferry.explain({ file, id }), 200);
    });
}
