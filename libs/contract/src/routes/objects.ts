/** @module The objects of a site or an archive: the same routes below both. */
import { createRoute, z } from '@hono/zod-openapi';
import {
  closureSchema,
  explanationSchema,
  listedObjectSchema,
  listObjectsSchema,
  shownObjectSchema,
} from '@tsferry/domain/shapes';
import { listPart } from '../list-query.js';
import { archiveParams, json, problem, siteParams } from '../route-parts.js';

const tags = ['objects'];
const objectInSite = siteParams.extend({ id: z.string() });
const objectInArchive = archiveParams.extend({ id: z.string() });

/** Which objects of a place, and which part of the list, as a query says it. */
const listQuery = listObjectsSchema
  .omit({ site: true, file: true })
  .extend({
    descending: z.enum(['true', 'false']).default('false').openapi({ description: 'the other way round' }),
    ...listPart,
  })
  .strict();
/** What narrows and orders a list of objects. */
export type ListObjectsQuery = z.output<typeof listQuery>;

const listed = json(z.object({ objects: z.array(listedObjectSchema), total: z.number() }), 'A part of the list');
const lists = { tags, responses: { 200: listed, ...problem } };
const shows = { tags, responses: { 200: json(shownObjectSchema, 'The object'), ...problem } };
const draws = {
  tags,
  responses: { 200: json(closureSchema, 'Objects and what leads from one to the other'), ...problem },
};
const explains = { tags, responses: { 200: json(explanationSchema, 'The way'), ...problem } };

/** The routes of objects, by name. */
export const objectRoutes = {
  listObjects: createRoute({
    method: 'get',
    path: '/sites/{site}/objects',
    summary: 'List the objects of a site',
    request: { params: siteParams, query: listQuery },
    ...lists,
  }),

  listArchived: createRoute({
    method: 'get',
    path: '/archives/{archive}/objects',
    summary: 'List the objects of an archive',
    request: { params: archiveParams, query: listQuery },
    ...lists,
  }),

  showObject: createRoute({
    method: 'get',
    path: '/sites/{site}/objects/{id}',
    summary: 'Show an object of a site: its steps, what it needs, what needs it',
    request: { params: objectInSite },
    ...shows,
  }),

  showArchived: createRoute({
    method: 'get',
    path: '/archives/{archive}/objects/{id}',
    summary: 'Show an object of an archive',
    request: { params: objectInArchive },
    ...shows,
  }),

  showClosure: createRoute({
    method: 'get',
    path: '/sites/{site}/objects/{id}/closure',
    summary: 'Show everything that an object of a site needs, to any depth',
    request: { params: objectInSite },
    ...draws,
  }),

  showArchivedClosure: createRoute({
    method: 'get',
    path: '/archives/{archive}/objects/{id}/closure',
    summary: 'Show everything that an object of an archive needs',
    request: { params: objectInArchive },
    ...draws,
  }),

  explainObject: createRoute({
    method: 'get',
    path: '/sites/{site}/objects/{id}/explanation',
    summary: 'Explain why an object of a site is needed: the shortest way from a root to it',
    request: { params: objectInSite },
    ...explains,
  }),

  explainArchived: createRoute({
    method: 'get',
    path: '/archives/{archive}/objects/{id}/explanation',
    summary: 'Explain why an object of an archive is there',
    request: { params: objectInArchive },
    ...explains,
  }),
};
