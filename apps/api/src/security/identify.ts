import { AppError } from '@tsferry/domain/error';
import { authenticate, type Principal } from '@tsferry/engine';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv, Service } from '../service.js';
import { sessionPrincipal } from './session.js';

/** Finds out who asks, by bearer token or cookie. A token that is wrong is refused, also where none is needed. */
export function identify(service: Service): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const header = c.req.header('authorization');
    if (header === undefined) {
      const principal = await sessionPrincipal(c, service);
      c.set('principal', principal);
      c.set('by', principal ? 'session' : null);
    } else {
      const [, token = ''] = /^Bearer +([^\s]+)$/i.exec(header) ?? [];
      const principal = await authenticate(service.records, token);
      if (!principal) throw unauthenticated();
      c.set('principal', principal);
      c.set('by', 'bearer');
    }
    await next();
  };
}

/** Lets only those on who are known. */
export const requireKnown: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!c.get('principal')) throw unauthenticated();
  await next();
};

/** Who asks, behind `requireKnown`. */
export function principalOf(c: Context<ApiEnv>): Principal {
  const principal = c.get('principal');
  if (!principal) throw unauthenticated();
  return principal;
}

function unauthenticated(): AppError {
  return new AppError('UNAUTHENTICATED', 'A valid token is needed.', {
    hint: 'Send "Authorization: Bearer TOKEN"; make one with: tsferry token create NAME --role reader',
  });
}
