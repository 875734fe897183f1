/** @module The bytes of archives: the zip, the content file by file, and both as one tar. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveParams, binary, json, problem } from '../route-parts.js';

const tags = ['archives'];
const bytes = { 'application/octet-stream': binary };
const answersBytes = {
  200: { description: 'The bytes', content: bytes },
  206: { description: 'The range that was asked for', content: bytes },
  ...problem,
};

/** The routes of downloads, by name. */
export const downloadRoutes = {
  downloadZip: createRoute({
    method: 'get',
    path: '/archives/{archive}/zip',
    tags,
    summary: 'Download the zip; ranges are served',
    request: { params: archiveParams },
    responses: answersBytes,
  }),

  listFiles: createRoute({
    method: 'get',
    path: '/archives/{archive}/files',
    tags,
    summary: 'List the content files',
    request: { params: archiveParams },
    responses: {
      200: json(z.object({ files: z.array(z.object({ path: z.string(), bytes: z.number() })) }), 'By path'),
      ...problem,
    },
  }),

  downloadFile: createRoute({
    method: 'get',
    path: '/archives/{archive}/files/{path}',
    tags,
    summary: 'Download a content file; its path is one segment, percent-encoded',
    request: { params: archiveParams.extend({ path: z.string().min(1) }) },
    responses: answersBytes,
  }),

  downloadPair: createRoute({
    method: 'get',
    path: '/archives/{archive}/pair',
    tags,
    summary: 'Download the zip and its content as one tar',
    request: { params: archiveParams },
    responses: { 200: { description: 'The tar', content: { 'application/x-tar': binary } }, ...problem },
  }),
};
