/** @module Uploads: begun, sent in pieces, finished into an archive. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveRowSchema } from '../archive.js';
import { binary, body, idParams, json, problem } from '../route-parts.js';
import { finishUploadSchema, newUploadSchema, uploadSchema } from '../upload.js';

const tags = ['uploads'];

const pieceHeaders = z.object({
  'upload-offset': z.coerce.number().int().min(0).openapi({ description: 'where the piece begins in the file' }),
  'content-digest': z.string().optional().openapi({ description: 'sha-256=:BASE64: of the piece' }),
});
const pieceBody = { content: { 'application/octet-stream': binary } };
const answersPiece = { 204: { description: 'Taken; the header Upload-Offset says what is next' }, ...problem };

/** The routes of uploads, by name. */
export const uploadRoutes = {
  beginUpload: createRoute({
    method: 'post',
    path: '/uploads',
    tags,
    summary: 'Begin to upload an archive and its content',
    request: { body: body(newUploadSchema) },
    responses: { 201: json(uploadSchema, 'The upload'), ...problem },
  }),

  listUploads: createRoute({
    method: 'get',
    path: '/uploads',
    tags,
    summary: 'List your open uploads',
    responses: { 200: json(z.object({ uploads: z.array(uploadSchema.omit({ files: true })) }), 'Uploads'), ...problem },
  }),

  showUpload: createRoute({
    method: 'get',
    path: '/uploads/{id}',
    tags,
    summary: 'Show an upload, and how far each file has come',
    request: { params: idParams },
    responses: { 200: json(uploadSchema, 'The upload'), ...problem },
  }),

  sendZip: createRoute({
    method: 'patch',
    path: '/uploads/{id}/zip',
    tags,
    summary: 'Send a piece of the zip',
    request: { params: idParams, headers: pieceHeaders, body: pieceBody },
    responses: answersPiece,
  }),

  sendFile: createRoute({
    method: 'patch',
    path: '/uploads/{id}/files/{path}',
    tags,
    summary: 'Send a piece of a content file; its path is one segment, percent-encoded',
    request: { params: idParams.extend({ path: z.string().min(1) }), headers: pieceHeaders, body: pieceBody },
    responses: answersPiece,
  }),

  finishUpload: createRoute({
    method: 'post',
    path: '/uploads/{id}/finish',
    tags,
    summary: 'Make an archive of an upload',
    request: {
      params: idParams,
      body: body(finishUploadSchema),
    },
    responses: { 200: json(archiveRowSchema, 'The archive; it has the id of the upload'), ...problem },
  }),

  removeUpload: createRoute({
    method: 'delete',
    path: '/uploads/{id}',
    tags,
    summary: 'Cancel an open upload',
    request: { params: idParams },
    responses: { 204: { description: 'Gone' }, ...problem },
  }),
};
