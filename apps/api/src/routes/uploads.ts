/** @module Uploads: begun, sent in pieces, finished into an archive. */
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '@tsferry/domain/error';
import { requireMay } from '@tsferry/engine';
import type { Context } from 'hono';
import { archiveRowSchema } from '../archives/archive-record.js';
import { audit } from '../audit.js';
import { notFound } from '../problem.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv, Service } from '../service.js';
import { createTurns } from '../turns.js';
import { finishUpload } from '../uploads/finish-upload.js';
import { readPiece } from '../uploads/read-piece.js';
import { answerUpload, removeUploadFiles } from '../uploads/upload-files.js';
import { findUpload, newUploadSchema, uploadRecords, uploadSchema } from '../uploads/upload.js';
import { body, idParams, json, problem, router } from './router.js';

const tags = ['uploads'];

export const beginUpload = createRoute({
  method: 'post',
  path: '/uploads',
  tags,
  summary: 'Begin to upload an archive and its content',
  request: { body: body(newUploadSchema) },
  responses: { 201: json(uploadSchema, 'The upload'), ...problem },
});

export const listUploads = createRoute({
  method: 'get',
  path: '/uploads',
  tags,
  summary: 'List your open uploads',
  responses: { 200: json(z.object({ uploads: z.array(uploadSchema.omit({ files: true })) }), 'Uploads'), ...problem },
});

export const showUpload = createRoute({
  method: 'get',
  path: '/uploads/{id}',
  tags,
  summary: 'Show an upload, and how far each file has come',
  request: { params: idParams },
  responses: { 200: json(uploadSchema, 'The upload'), ...problem },
});

const pieceHeaders = z.object({
  'upload-offset': z.coerce.number().int().min(0).openapi({ description: 'where the piece begins in the file' }),
  'content-digest': z.string().optional().openapi({ description: 'sha-256=:BASE64: of the piece' }),
});
const pieceBody = { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } };
const answersPiece = { 204: { description: 'Taken; the header Upload-Offset says what is next' }, ...problem };

export const sendZip = createRoute({
  method: 'patch',
  path: '/uploads/{id}/zip',
  tags,
  summary: 'Send a piece of the zip',
  request: { params: idParams, headers: pieceHeaders, body: pieceBody },
  responses: answersPiece,
});

export const sendFile = createRoute({
  method: 'patch',
  path: '/uploads/{id}/files/{path}',
  tags,
  summary: 'Send a piece of a content file; its path is one segment, percent-encoded',
  request: { params: idParams.extend({ path: z.string().min(1) }), headers: pieceHeaders, body: pieceBody },
  responses: answersPiece,
});

export const finishUploadRoute = createRoute({
  method: 'post',
  path: '/uploads/{id}/finish',
  tags,
  summary: 'Make an archive of an upload',
  request: {
    params: idParams,
    body: body(z.strictObject({ files: z.number().int().min(1) }).openapi('FinishUpload')),
  },
  responses: { 200: json(archiveRowSchema, 'The archive; it has the id of the upload'), ...problem },
});

export const removeUpload = createRoute({
  method: 'delete',
  path: '/uploads/{id}',
  tags,
  summary: 'Give up an open upload',
  request: { params: idParams },
  responses: { 204: { description: 'Gone' }, ...problem },
});

/** The routes of uploads. */
export function uploadRoutes(service: Service) {
  const { records, settings, newId, now, uploads, turns } = service;
  // One after the other: counting and adding are two steps.
  const admit = createTurns(1, settings.limits.waiting);

  async function take(c: Context<ApiEnv>, id: string, path: string): Promise<Response> {
    const record = await findUpload(service, principalOf(c), id);
    if (record.state !== 'open') throw notFound('open upload', id);
    const next = await uploads.take(record, readPiece(c, path, service.meters));
    c.header('Upload-Offset', String(next));
    return c.body(null, 204);
  }

  return router()
    .openapi(beginUpload, async (c) => {
      const principal = principalOf(c);
      requireMay(principal, 'import');
      const data = c.req.valid('json');
      if (data.bytes > settings.limits.uploadBytes) {
        throw new AppError('TOO_LARGE', `An upload may have ${settings.limits.uploadBytes} bytes.`, {
          hint: 'Put it in the folder of archives of the server instead.',
          details: { limit: settings.limits.uploadBytes },
        });
      }
      const record = { id: newId(), owner: principal.id, state: 'open', created: now().toISOString(), data };
      await admit(c.req.raw.signal, async () => {
        const open = await uploadRecords.list(records, { owner: principal.id, states: ['open'], limit: 1 });
        if (open.total >= settings.limits.openUploads) {
          throw new AppError('TOO_MANY', `You have ${open.total} open uploads.`, {
            hint: 'Finish or remove one first.',
          });
        }
        await uploadRecords.add(records, record);
      });
      await audit(c, service, 'begin-upload', { upload: record.id });
      const { id, state, created } = record;
      return c.json({ id, ...data, state: state as 'open', created, files: [] }, 201, {
        Location: `/v1/uploads/${id}`,
      });
    })
    .openapi(listUploads, async (c) => {
      const found = await uploadRecords.list(records, { owner: principalOf(c).id, states: ['open'] });
      const rows = found.records.map(({ id, created, data }) => ({ id, ...data, state: 'open' as const, created }));
      return c.json({ uploads: rows }, 200);
    })
    .openapi(showUpload, async (c) => {
      const record = await findUpload(service, principalOf(c), c.req.valid('param').id);
      return c.json(await turns(c.req.raw.signal, () => answerUpload(settings, record)), 200);
    })
    .openapi(sendZip, async (c) => (await take(c, c.req.valid('param').id, '')) as never)
    .openapi(sendFile, async (c) => {
      const { id, path } = c.req.valid('param');
      return (await take(c, id, path)) as never;
    })
    .openapi(finishUploadRoute, async (c) => {
      const record = await findUpload(service, principalOf(c), c.req.valid('param').id);
      const archive = await finishUpload(service, record, c.req.valid('json').files, c.req.raw.signal);
      await audit(c, service, 'finish-upload', { archive: archive.id });
      return c.json(archive, 200);
    })
    .openapi(removeUpload, async (c) => {
      const record = await findUpload(service, principalOf(c), c.req.valid('param').id);
      await uploads.end(record.id, async () => {
        const now = await uploadRecords.get(records, record.id);
        if (now?.state !== 'open') return;
        await removeUploadFiles(settings, record.id);
        await records.remove(uploadRecords.kind, record.id);
        await audit(c, service, 'remove-upload', { upload: record.id });
      });
      return c.body(null, 204);
    });
}
