import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env.js';
import type { Limits } from '../settings.js';
import { isPiece } from '../uploads/piece-route.js';

/**
 * Closes a connection on which nothing has moved for too long, of a piece of an upload or of any answer: what waits to be
 * taken or sent holds a socket, maybe an open file, and memory. While a request waits for its answer it may be silent;
 * an event stream says something more often than that. Node ends the limit with the answer.
 *
 * A request that is answered before it was read whole is the last of its connection: nobody waits for what drips in.
 */
export function endStalled({ stalledMs }: Pick<Limits, 'stalledMs'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { incoming, isInner = false } = c.env ?? {};
    // The page calls the app for its own request, which is not answered with that.
    if (!incoming || isInner) return next();
    if (isPiece(c.req)) incoming.socket.setTimeout(stalledMs);
    await next();
    if (!incoming.complete) c.header('Connection', 'close');
    incoming.socket.setTimeout(stalledMs);
  };
}
