/** What is checked before anybody is asked who they are: the host, and where a change comes from. */
import { AppError } from '@tsferry/domain/error';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env.js';
import type { Settings } from '../settings.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses hosts that this server was not told of: a page elsewhere that had its name point here cannot read (DNS rebinding). */
export function checkHost({ hosts }: Pick<Settings, 'hosts'>): MiddlewareHandler<ApiEnv> {
  const known = new Set(hosts);
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!known.has(host.toLowerCase())) {
      throw new AppError('HOST_REFUSED', 'This server does not answer under that host name.', {
        hint: 'Use the address that the server printed when it started, or start it with --url.',
      });
    }
    await next();
  };
}

/**
 * Refuses changes that another site's page makes, whatever the content type. A browser says where a change comes from;
 * one that comes with a cookie and says nothing is refused, one with a token is no browser's doing.
 */
export function checkOrigin({ origins }: Pick<Settings, 'origins'>): MiddlewareHandler<ApiEnv> {
  const known = new Set(origins);
  return async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign =
        (origin !== undefined && !known.has(origin)) ||
        (site !== undefined && site !== 'same-origin' && site !== 'none');
      const silent = origin === undefined && site === undefined && c.req.header('cookie') !== undefined;
      if (foreign || silent) {
        throw new AppError('ORIGIN_REFUSED', 'A change may come from the page of this server only.', {
          hint: 'Programs: send a bearer token, and no Origin.',
        });
      }
    }
    await next();
  };
}
