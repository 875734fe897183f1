/** Bodies that are read whole: counted as they come, so that a limit is a limit, and given a time. */
import { AppError } from '@tsferry/domain/error';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env.js';
import type { Limits } from '../settings.js';
import { isPiece } from '../uploads/piece-route.js';
import { parseJson } from './parse-json.js';

/**
 * Reads the body of every request but the pieces of uploads, and hands it on as text. Throws TOO_LARGE before reading
 * when the length says so, else at the limit; TIMEOUT; MEDIA_TYPE for anything but JSON (forms outside `/v1`).
 */
export function readBody({ bodyBytes, bodyMs }: Pick<Limits, 'bodyBytes' | 'bodyMs'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { body } = c.req.raw;
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || !body || isPiece(c.req)) return next();
    if (Number(c.req.header('content-length') ?? 0) > bodyBytes) throw tooLarge(bodyBytes);
    const text = await readText(body, bodyBytes, bodyMs);
    // What was read is what every later reader of the body gets.
    c.req.bodyCache.text = Promise.resolve(text) as never;
    if (text === '') return next();
    const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    const form = type === 'application/x-www-form-urlencoded' && !c.req.path.startsWith('/v1/');
    if (!form && type !== 'application/json') {
      throw new AppError('MEDIA_TYPE', 'The body of the request is not sent as JSON.', {
        hint: 'Send it with Content-Type: application/json.',
      });
    }
    if (!form) parseJson(text);
    await next();
  };
}

async function readText(body: ReadableStream<Uint8Array>, limit: number, ms: number): Promise<string> {
  const reader = body.getReader();
  const late = new AppError('TIMEOUT', 'The body of the request took too long.', { hint: 'Send it again.' });
  // Once cancelled the body ends as if it were whole; and timers and clocks differ by a millisecond.
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void reader.cancel(late);
  }, ms);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) throw late;
      if (done) break;
      bytes += value.byteLength;
      if (bytes > limit) throw tooLarge(limit);
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError('USAGE', 'The body of the request is not UTF-8.', { hint: 'Send it as UTF-8.' });
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('TOO_LARGE', `The body of this request may have ${limit} bytes.`, {
    hint: 'Files are sent as uploads.',
    details: { limit },
  });
}
