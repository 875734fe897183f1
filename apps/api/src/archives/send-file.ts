/** Sends a file, or the part of it that a Range asks for (RFC 9110), read as it is sent. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AppError } from '@tsferry/domain/error';
import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.js';

/** Sends a file under a name. Throws RANGE_REFUSED. */
export async function sendFile(c: Context<ApiEnv>, file: string, name: string): Promise<Response> {
  const { size, mtimeMs } = await stat(file);
  const etag = `"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`;
  c.header('Content-Type', 'application/octet-stream');
  c.header('Content-Disposition', disposition(name));
  c.header('Accept-Ranges', 'bytes');
  c.header('ETag', etag);
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  const ifRange = c.req.header('if-range');
  const range = ifRange === undefined || ifRange === etag ? rangeOf(c.req.header('range'), size) : null;
  const [start, end] = range ?? [0, size - 1];
  c.header('Content-Length', String(end - start + 1));
  if (range) c.header('Content-Range', `bytes ${start}-${end}/${size}`);
  if (c.req.method === 'HEAD' || size === 0) return c.body(null, range ? 206 : 200);
  const stream = createReadStream(file, { start, end, signal: c.req.raw.signal });
  return c.body(Readable.toWeb(stream) as ReadableStream, range ? 206 : 200);
}

/** One range, first and last byte; null: the whole. Several ranges, and other units, are answered with the whole. */
function rangeOf(header: string | undefined, size: number): readonly [number, number] | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const [start, end] =
    from === '' ? [Math.max(0, size - Number(to)), size - 1] : [Number(from), to === '' ? size - 1 : Number(to)];
  if (start < size && start <= end && !(from === '' && Number(to) === 0)) return [start, Math.min(end, size - 1)];
  throw new AppError('RANGE_REFUSED', `The file has ${size} bytes; that range is not in it.`, {
    hint: 'Ask for another range.',
    details: { bytes: size },
  });
}

/** How a browser is to save an answer: a plain name for old ones, the whole name in UTF-8 (RFC 6266). */
export function disposition(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const whole = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
