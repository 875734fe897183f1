/** @module Archives: what there is, what they hold, whether they are whole. */
import { createRoute, z } from '@hono/zod-openapi';
import { inspectionSchema, verificationSchema } from '@tsferry/domain/shapes';
import { listedArchiveSchema } from '../archive.js';
import { archiveParams, jobHeaders, jobResponses, json, problem } from '../route-parts.js';

const tags = ['archives'];

/** The routes of archives, by name. */
export const archiveRoutes = {
  listArchives: createRoute({
    method: 'get',
    path: '/archives',
    tags,
    summary: 'List the archives: uploads, exports, and those of the configured folder',
    responses: { 200: json(z.object({ archives: z.array(listedArchiveSchema) }), 'Newest first'), ...problem },
  }),

  inspectArchive: createRoute({
    method: 'get',
    path: '/archives/{archive}',
    tags,
    summary: 'Show what an archive holds, with no site',
    request: { params: archiveParams },
    responses: { 200: json(inspectionSchema, 'What it holds'), ...problem },
  }),

  verifyArchive: createRoute({
    method: 'post',
    path: '/archives/{archive}/verify',
    tags,
    summary: 'Check an archive and its content',
    request: { params: archiveParams, headers: jobHeaders },
    responses: { ...jobResponses(verificationSchema, 'It is whole'), ...problem },
  }),

  removeArchive: createRoute({
    method: 'delete',
    path: '/archives/{archive}',
    tags,
    summary: 'Remove an upload or an export for good, unless a job or an object of a site needs it',
    request: { params: archiveParams },
    responses: { 204: { description: 'Gone' }, ...problem },
  }),
};
