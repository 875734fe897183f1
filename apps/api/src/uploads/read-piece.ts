import { AppError } from '@tsferry/domain/error';
import type { Context } from 'hono';
import type { Meters } from '../meters.js';
import type { ApiEnv } from '../api-env.js';
import type { NewPiece } from './upload-receiver.js';

/** The piece that a request brings; its body is read when it is written. Throws MEDIA_TYPE and USAGE. */
export function readPiece(c: Context<ApiEnv>, path: string, meters: Meters): NewPiece {
  const type = c.req.header('content-type') ?? 'application/octet-stream';
  if (!/^application\/octet-stream *(?:;|$)/i.test(type)) {
    throw new AppError('MEDIA_TYPE', 'The header Content-Type of the piece does not say application/octet-stream.', {
      hint: 'Send the bytes as they are, with the header Content-Type: application/octet-stream.',
      details: { header: 'Content-Type', takes: 'application/octet-stream' },
    });
  }
  const length = c.req.header('content-length');
  return {
    path,
    offset: Number(c.req.header('upload-offset')),
    bytes: length === undefined ? null : Number(length),
    sha256: digestOf(c.req.header('content-digest')),
    body: counted(c.req.raw.body, meters),
  };
}

function digestOf(header: string | undefined): Buffer | null {
  if (header === undefined) return null;
  const [, text] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header) ?? [];
  if (text !== undefined) return Buffer.from(text, 'base64');
  throw new AppError('USAGE', 'Content-Digest names no SHA-256.', { hint: 'Send sha-256=:BASE64:, or leave it out.' });
}

async function* counted(body: ReadableStream<Uint8Array> | null, meters: Meters): AsyncGenerator<Uint8Array> {
  for await (const chunk of body ?? []) {
    meters.uploadedBytes.inc(chunk.byteLength);
    yield chunk;
  }
}
