/** @module The bytes of archives: the zip, the content file by file, and both as one tar. */
import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { contentFiles, findContentFile } from '../archives/content-files.js';
import { findArchive } from '../archives/find-archive.js';
import { pairTar } from '../archives/pair-tar.js';
import { disposition, sendFile } from '../archives/send-file.js';
import { notFound } from '../problem.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { json, problem, router } from './router.js';

const tags = ['archives'];
const archiveParams = z.object({ archive: z.string() });
const binary = { schema: z.string().openapi({ format: 'binary' }) };
const bytes = { 'application/octet-stream': binary };
const answersBytes = {
  200: { description: 'The bytes', content: bytes },
  206: { description: 'The range that was asked for', content: bytes },
  ...problem,
};

export const downloadZip = createRoute({
  method: 'get',
  path: '/archives/{archive}/zip',
  tags,
  summary: 'Download the zip; ranges are served',
  request: { params: archiveParams },
  responses: answersBytes,
});

export const listFiles = createRoute({
  method: 'get',
  path: '/archives/{archive}/files',
  tags,
  summary: 'List the content files',
  request: { params: archiveParams },
  responses: {
    200: json(z.object({ files: z.array(z.object({ path: z.string(), bytes: z.number() })) }), 'By path'),
    ...problem,
  },
});

export const downloadFile = createRoute({
  method: 'get',
  path: '/archives/{archive}/files/{path}',
  tags,
  summary: 'Download a content file; its path is one segment, percent-encoded',
  request: { params: archiveParams.extend({ path: z.string().min(1) }) },
  responses: answersBytes,
});

export const downloadPair = createRoute({
  method: 'get',
  path: '/archives/{archive}/pair',
  tags,
  summary: 'Download the zip and its content as one tar',
  request: { params: archiveParams },
  responses: { 200: { description: 'The tar', content: { 'application/x-tar': binary } }, ...problem },
});

/** The routes of downloads. */
export function downloadRoutes(service: Service) {
  return router()
    .openapi(downloadZip, async (c) => {
      const { row, file } = await findArchive(service, principalOf(c), c.req.valid('param').archive);
      return (await sendFile(c, file, row.name)) as never;
    })
    .openapi(listFiles, async (c) => {
      const { file } = await findArchive(service, principalOf(c), c.req.valid('param').archive);
      return c.json({ files: await service.turns(c.req.raw.signal, () => contentFiles(file)) }, 200);
    })
    .openapi(downloadFile, async (c) => {
      const { archive, path } = c.req.valid('param');
      const { file: zip } = await findArchive(service, principalOf(c), archive);
      const file = await findContentFile(zip, path);
      if (file === null) throw notFound('content file', path);
      return (await sendFile(c, file, path.split('/').at(-1)!)) as never;
    })
    .openapi(downloadPair, async (c) => {
      const { row, file } = await findArchive(service, principalOf(c), c.req.valid('param').archive);
      c.header('Content-Type', 'application/x-tar');
      c.header('Content-Disposition', disposition(row.name.replace(/\.zip$/i, '.tar')));
      if (c.req.method === 'HEAD') return c.body(null, 200) as never;
      const { signal } = c.req.raw;
      const tar = await service.turns(signal, () => pairTar(file, row.name, signal));
      return c.body(Readable.toWeb(new Readable().wrap(tar as never)) as ReadableStream, 200) as never;
    });
}
