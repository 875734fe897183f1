/** @module The objects of a place, a site or an archive: the same routes below both. */
import { createRoute, z } from '@hono/zod-openapi';
import {
  closureSchema,
  explanationSchema,
  listedObjectSchema,
  listObjectsSchema,
  shownObjectSchema,
} from '@tsferry/domain/shapes';
import type { Context } from 'hono';
import { findArchive } from '../archives/find-archive.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv, Service } from '../service.js';
import { requireSite } from '../sites.js';
import { json, problem, router } from './router.js';

const tags = ['objects'];
const inSite = z.object({ site: z.string() });
const inArchive = z.object({ archive: z.string() });
const objectInSite = inSite.extend({ id: z.string() });
const objectInArchive = inArchive.extend({ id: z.string() });

const listQuery = listObjectsSchema.omit({ site: true, file: true }).extend({
  descending: z.enum(['true', 'false']).default('false').openapi({ description: 'the other way round' }),
  offset: z.coerce.number().int().min(0).default(0).openapi({ type: 'integer' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

const listed = json(z.object({ objects: z.array(listedObjectSchema), total: z.number() }), 'A part of the list');
const lists = { tags, responses: { 200: listed, ...problem } };
const shows = { tags, responses: { 200: json(shownObjectSchema, 'The object'), ...problem } };
const draws = {
  tags,
  responses: { 200: json(closureSchema, 'Objects and what leads from one to the other'), ...problem },
};
const explains = { tags, responses: { 200: json(explanationSchema, 'The way'), ...problem } };

export const listObjects = createRoute({
  method: 'get',
  path: '/sites/{site}/objects',
  summary: 'List the objects of a site',
  request: { params: inSite, query: listQuery },
  ...lists,
});

export const listArchived = createRoute({
  method: 'get',
  path: '/archives/{archive}/objects',
  summary: 'List the objects of an archive',
  request: { params: inArchive, query: listQuery },
  ...lists,
});

export const showObject = createRoute({
  method: 'get',
  path: '/sites/{site}/objects/{id}',
  summary: 'Show an object of a site: its steps, what it needs, what needs it',
  request: { params: objectInSite },
  ...shows,
});

export const showArchived = createRoute({
  method: 'get',
  path: '/archives/{archive}/objects/{id}',
  summary: 'Show an object of an archive',
  request: { params: objectInArchive },
  ...shows,
});

export const showClosure = createRoute({
  method: 'get',
  path: '/sites/{site}/objects/{id}/closure',
  summary: 'Show everything that an object of a site needs, to any depth',
  request: { params: objectInSite },
  ...draws,
});

export const showArchivedClosure = createRoute({
  method: 'get',
  path: '/archives/{archive}/objects/{id}/closure',
  summary: 'Show everything that an object of an archive needs',
  request: { params: objectInArchive },
  ...draws,
});

export const explainObject = createRoute({
  method: 'get',
  path: '/sites/{site}/objects/{id}/explanation',
  summary: 'Explain why an object of a site is needed: the shortest way from a root to it',
  request: { params: objectInSite },
  ...explains,
});

export const explainArchived = createRoute({
  method: 'get',
  path: '/archives/{archive}/objects/{id}/explanation',
  summary: 'Explain why an object of an archive is there',
  request: { params: objectInArchive },
  ...explains,
});

/** The routes of objects. */
export function objectRoutes(service: Service) {
  const { ferry, hide } = service;

  async function site(c: Context<ApiEnv>, code: string): Promise<{ site: string }> {
    await requireSite(ferry, principalOf(c), code);
    return { site: code };
  }
  /** Reading an archive takes its turn. */
  async function heavy<Answer>(
    c: Context<ApiEnv>,
    id: string,
    read: (place: { file: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const { file } = await findArchive(service, principalOf(c), id);
    return service.turns(c.req.raw.signal, () => read({ file }));
  }
  const list = ({ descending, ...query }: z.output<typeof listQuery>) => ({
    ...query,
    descending: descending === 'true',
  });

  return router()
    .openapi(listObjects, async (c) => {
      const place = await site(c, c.req.valid('param').site);
      return c.json(await ferry.listObjects({ ...place, ...list(c.req.valid('query')) }), 200);
    })
    .openapi(listArchived, async (c) => {
      const query = list(c.req.valid('query'));
      const { archive } = c.req.valid('param');
      return c.json(await heavy(c, archive, (place) => ferry.listObjects({ ...place, ...query })), 200);
    })
    .openapi(showObject, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.showObject({ ...(await site(c, code)), id })), 200);
    })
    .openapi(showArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.showObject({ ...place, id }))), 200);
    })
    .openapi(showClosure, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.showClosure({ ...(await site(c, code)), id })), 200);
    })
    .openapi(showArchivedClosure, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.showClosure({ ...place, id }))), 200);
    })
    .openapi(explainObject, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.explain({ ...(await site(c, code)), id })), 200);
    })
    .openapi(explainArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.explain({ ...place, id }))), 200);
    });
}
