/** Bodies that are read whole: counted as they come, so that a limit is a limit, and given a time. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { AppError } from '@tsferry/domain/error';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env.js';
import { limitConcurrency } from '../limit-concurrency.js';
import type { Limits } from '../settings.js';
import { isPiece } from '../uploads/piece-route.js';
import { createHeldBytes } from './held-bytes.js';
import { bodyLimit, type BodyLimit } from './body-limit.js';
import { checkForm } from './parse-form.js';
import { checkJson, parseJson } from './parse-json.js';

type BodyLimits = Pick<
  Limits,
  'strangerBytes' | 'bodyBytes' | 'planBytes' | 'planFormBytes' | 'heldBytes' | 'bodyMs' | 'waiting'
>;

/**
 * Reads the body of every request but the pieces of uploads, and hands it on. Throws TOO_LARGE and FORBIDDEN before
 * reading when the length says so, else at the limit; TIMEOUT; TOO_MANY when all requests together hold too much; MEDIA_TYPE for anything but JSON (forms outside `/v1`).
 *
 * The steps of a large body each take their turn with other requests, one body after the other.
 */
export function readBody(limits: BodyLimits): MiddlewareHandler<ApiEnv> {
  const oneAtATime = limitConcurrency(1, limits.waiting);
  const held = createHeldBytes(limits.heldBytes);
  return async (c, next) => {
    const { body } = c.req.raw;
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isPiece(c.req)) return next();
    if (!body) {
      takeNothing(c);
      return next();
    }
    const limit = bodyLimit(limits, c.req.path, c.get('principal'));
    if (Number(c.req.header('content-length') ?? 0) > limit.bytes) throw limit.refuse();
    let large = 0;
    const count = (bytes: number): void => {
      if (bytes <= limits.bodyBytes) return;
      held.take(bytes - large);
      large = bytes;
    };
    try {
      const bytes = await readBytes(body, limit, limits.bodyMs, count);
      if (bytes.byteLength <= limits.bodyBytes) await take(c, bytes, () => Promise.resolve());
      else await oneAtATime(c.req.raw.signal, () => take(c, bytes, othersTurn));
      await next();
    } finally {
      held.give(large);
    }
  };
}

/** Checks a body, and makes it what every later reader of the request gets. Pauses before each step. */
async function take(c: Context<ApiEnv>, bytes: Uint8Array, pause: () => Promise<unknown>): Promise<void> {
  await pause();
  const text = decode(bytes);
  c.req.bodyCache.text = Promise.resolve(text) as never;
  if (text === '') return takeNothing(c);
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const form = type === 'application/x-www-form-urlencoded' && !c.req.path.startsWith('/v1/');
  if (!form && type !== 'application/json') {
    throw new AppError('MEDIA_TYPE', 'The header Content-Type of the request does not say application/json.', {
      hint: 'Send JSON, with the header Content-Type: application/json.',
      details: { header: 'Content-Type', takes: 'application/json' },
    });
  }
  await pause();
  if (form) {
    checkForm(text);
    await pause();
    return;
  }
  await checkJson(text, pause);
  await pause();
  const value = parseJson(text);
  c.req.json = () => Promise.resolve(value as never);
  await pause();
}

/** An empty body says nothing, as `{}` does: where all of a body may be left out, the body may be left out too. */
function takeNothing(c: Context<ApiEnv>): void {
  if (c.req.path.startsWith('/v1/')) c.req.json = () => Promise.resolve({} as never);
}

async function readBytes(
  body: ReadableStream<Uint8Array>,
  limit: BodyLimit,
  ms: number,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
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
      if (bytes > limit.bytes) throw limit.refuse();
      count(bytes);
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('USAGE', 'The body of the request is not UTF-8.', { hint: 'Send it as UTF-8.' });
  }
}
