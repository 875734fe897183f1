/** @module Uploads: begun, sent in pieces, finished into an archive. */
import type { Meters } from '../meters.js';
import { routes } from '@tsferry/contract';
import type { Context } from 'hono';
import { audit, type AuditLog } from '../audit.js';
import { notFound } from '../problem.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv } from '../api-env.js';
import { createBeginUpload } from '../uploads/begin-upload.js';
import { finishUpload, type UploadFinish } from '../uploads/finish-upload.js';
import { readPiece } from '../uploads/read-piece.js';
import { answerUpload, removeUploadFiles } from '../uploads/upload-files.js';
import { findUpload, uploadRecords } from '../uploads/upload.js';
import { router } from './router.js';

/** What the routes are served with. */
type UploadParts = AuditLog & UploadFinish & { readonly meters: Meters };

/** The routes of uploads. */
export function uploadRoutes(parts: UploadParts) {
  const { records, settings, uploads, runHeavy } = parts;
  const begin = createBeginUpload(parts);

  async function take(c: Context<ApiEnv>, id: string, path: string): Promise<Response> {
    const record = await findUpload(parts, principalOf(c), id);
    if (record.state !== 'open') throw notFound('open upload', id);
    const next = await uploads.take(record, readPiece(c, path, parts.meters));
    c.header('Upload-Offset', String(next));
    return c.body(null, 204);
  }

  return router()
    .openapi(routes.beginUpload, async (c) => {
      const record = await begin(principalOf(c), c.req.valid('json'), c.req.raw.signal);
      await audit(c, parts, 'begin-upload', { upload: record.id });
      const { id, created, data } = record;
      return c.json({ id, ...data, state: 'open' as const, created, files: [] }, 201, {
        Location: `/v1/uploads/${id}`,
      });
    })
    .openapi(routes.listUploads, async (c) => {
      const found = await uploadRecords.list(records, { owner: principalOf(c).id, states: ['open'] });
      const rows = found.records.map(({ id, created, data }) => ({ id, ...data, state: 'open' as const, created }));
      return c.json({ uploads: rows }, 200);
    })
    .openapi(routes.showUpload, async (c) => {
      const record = await findUpload(parts, principalOf(c), c.req.valid('param').id);
      return c.json(await runHeavy(c.req.raw.signal, () => answerUpload(settings, record)), 200);
    })
    .openapi(routes.sendZip, async (c) => (await take(c, c.req.valid('param').id, '')) as never)
    .openapi(routes.sendFile, async (c) => {
      const { id, path } = c.req.valid('param');
      return (await take(c, id, path)) as never;
    })
    .openapi(routes.finishUpload, async (c) => {
      const record = await findUpload(parts, principalOf(c), c.req.valid('param').id);
      const archive = await finishUpload(parts, principalOf(c), record, c.req.valid('json').files, c.req.raw.signal);
      await audit(c, parts, 'finish-upload', { archive: archive.id });
      return c.json(archive, 200);
    })
    .openapi(routes.removeUpload, async (c) => {
      const record = await findUpload(parts, principalOf(c), c.req.valid('param').id);
      await uploads.end(record.id, async () => {
        const now = await uploadRecords.get(records, record.id);
        if (now?.state !== 'open') return;
        await removeUploadFiles(settings, record.id);
        await records.remove(uploadRecords.kind, record.id);
        await audit(c, parts, 'remove-upload', { upload: record.id });
      });
      return c.body(null, 204);
    });
}
