import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../service.js';
import type { Limits } from '../settings.js';

/** Requests and answers that are the bytes of files: they may take hours. */
const carriesFile = /^\/v1\/(?:archives|uploads)\/[^/]+\/(?:zip|pair|files\/[^/]+)$/;

/**
 * Closes a connection on which nothing of a file has moved for too long: what waits to be taken or sent holds a socket,
 * an open file and a little memory. Node ends the limit with the answer.
 */
export function endStalled({ stalledMs }: Pick<Limits, 'stalledMs'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (carriesFile.test(c.req.path)) c.env?.incoming?.socket.setTimeout(stalledMs);
    await next();
  };
}
