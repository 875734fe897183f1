import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { ApiEnv } from './api-env.js';
import type { Meters } from './meters.js';

/**
 * Logs and measures every answer. The route is logged, not the address: ids and names may be secret to readers of logs,
 * and the one-time link is.
 */
export function logRequests({
  log,
  meters,
}: {
  readonly log: Logger;
  readonly meters: Meters;
}): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const seconds = (performance.now() - start) / 1000;
    const [method, status] = [c.req.method, c.res.status];
    const route = routePath(c, -1);
    meters.requests.observe({ method, route, status: String(status) }, seconds);
    const who = c.get('principal')?.id;
    log.info({ request: c.get('requestId'), method, route, status, ms: Math.round(seconds * 1000), who }, 'request');
  };
}
