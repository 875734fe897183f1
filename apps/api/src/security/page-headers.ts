import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ApiEnv } from '../api-env.js';
import type { Settings } from '../settings.js';

/** Headers that keep a browser to this server, and answers out of caches. No CORS: no other site reads anything. */
export function pageHeaders({ secure }: Pick<Settings, 'secure'>): MiddlewareHandler<ApiEnv> {
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    // Not no-referrer: browsers would then send `Origin: null` with the page's own forms.
    referrerPolicy: 'same-origin',
  });
  return async (c, next) => {
    let own: string | null = null;
    await headers(c, async () => {
      await next();
      own = c.res.headers.get('content-security-policy');
    });
    // A document that says more strictly or otherwise what it may do keeps that.
    if (own !== null) c.res.headers.set('content-security-policy', own);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}
