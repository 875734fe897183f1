/** @module The bytes of archives: the zip, the content file by file, and both as one tar. */
import type { LimitedRun } from '../limit-concurrency.js';
import { routes } from '@tsferry/contract';
import { Readable } from 'node:stream';
import { contentFiles, findContentFile } from '../archives/content-files.js';
import { findArchive, type ArchiveSource } from '../archives/find-archive.js';
import { pairTar } from '../archives/pair-tar.js';
import { disposition, sendFile } from '../archives/send-file.js';
import { notFound } from '../problem.js';
import { principalOf } from '../security/identify.js';
import { router } from './router.js';

/** What the routes are served with. */
type DownloadParts = ArchiveSource & { readonly runHeavy: LimitedRun };

/** The routes of downloads. */
export function downloadRoutes(parts: DownloadParts) {
  return router()
    .openapi(routes.downloadZip, async (c) => {
      const { row, file } = await findArchive(parts, principalOf(c), c.req.valid('param').archive);
      return (await sendFile(c, file, row.name)) as never;
    })
    .openapi(routes.listFiles, async (c) => {
      const { file } = await findArchive(parts, principalOf(c), c.req.valid('param').archive);
      return c.json({ files: await parts.runHeavy(c.req.raw.signal, () => contentFiles(file)) }, 200);
    })
    .openapi(routes.downloadFile, async (c) => {
      const { archive, path } = c.req.valid('param');
      const { file: zip } = await findArchive(parts, principalOf(c), archive);
      const file = await findContentFile(zip, path);
      if (file === null) throw notFound('content file', path);
      return (await sendFile(c, file, path.split('/').at(-1)!)) as never;
    })
    .openapi(routes.downloadPair, async (c) => {
      const { row, file } = await findArchive(parts, principalOf(c), c.req.valid('param').archive);
      c.header('Content-Type', 'application/x-tar');
      c.header('Content-Disposition', disposition(row.name.replace(/\.zip$/i, '.tar')));
      if (c.req.method === 'HEAD') return c.body(null, 200) as never;
      const { signal } = c.req.raw;
      const tar = await parts.runHeavy(signal, () => pairTar(file, row.name, signal));
      return c.body(Readable.toWeb(new Readable().wrap(tar as never)) as ReadableStream, 200) as never;
    });
}
