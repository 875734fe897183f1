import type { RecordStore } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import { authenticate, findPrincipal, type Principal } from '@tsferry/engine';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env.js';
import { createRateLimit, type RateLimit } from './rate-limit.js';
import { sessionPrincipal, type SessionStore } from './session.js';

/** What one server counts of who asks. */
export type Gate = {
  /** Requests, by token or address. */
  readonly requests: RateLimit;
  /** Wrong tokens and links, by address. */
  readonly guesses: RateLimit;
};

/** Makes the counters of a server. */
export function createGate({ settings, now }: SessionStore): Gate {
  const clock = (): number => now().getTime();
  return {
    requests: createRateLimit(settings.limits.requests, 'requests', clock),
    guesses: createRateLimit(settings.limits.guesses, 'wrong tokens', clock),
  };
}

/**
 * Finds out who asks, by bearer token or cookie, and counts. A token that is wrong is refused, also where none is needed.
 */
export function identify(store: SessionStore, gate: Gate): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const header = c.req.header('authorization');
    if (header === undefined) {
      const principal = await sessionPrincipal(c, store);
      c.set('principal', principal);
    } else {
      const [, token = ''] = /^Bearer +([^\s]+)$/i.exec(header) ?? [];
      c.set('principal', await requireToken(c, store, gate, token));
    }
    gate.requests.count(c.get('principal')?.id ?? addressOf(c));
    await next();
  };
}

/**
 * Who a token stands for. Throws UNAUTHENTICATED, and TOO_MANY after too many wrong ones from one address. A right one is
 * taken all the same: behind a proxy everybody has one address, and nobody shall lock the others out.
 */
export async function requireToken(
  c: Context<ApiEnv>,
  { records }: { readonly records: RecordStore },
  gate: Gate,
  token: string,
): Promise<Principal> {
  const principal = await authenticate(records, token);
  if (principal) return principal;
  gate.guesses.count(addressOf(c));
  throw unauthenticated();
}

/** Who asks, looked up anew while a long answer goes on; null once the token was revoked or the session is over. */
export function askAgain(c: Context<ApiEnv>, store: SessionStore): Promise<Principal | null> {
  return c.req.header('authorization') === undefined
    ? sessionPrincipal(c, store)
    : findPrincipal(store.records, principalOf(c).id);
}

/** Lets only those on who are known. */
export const requireKnown: MiddlewareHandler<ApiEnv> = async (c, next) => {
  principalOf(c);
  await next();
};

/** Who asks, behind `requireKnown`. Throws UNAUTHENTICATED. */
export function principalOf(c: Context<ApiEnv>): Principal {
  const principal = c.get('principal');
  if (principal) return principal;
  throw unauthenticated();
}

/** The address that a request came from; behind a proxy, the proxy's. */
export function addressOf(c: Context<ApiEnv>): string {
  return c.env?.incoming?.socket.remoteAddress ?? '';
}

/** The error for who is not known. */
export function unauthenticated(): AppError {
  return new AppError('UNAUTHENTICATED', 'A valid token is needed.', {
    hint: 'Send "Authorization: Bearer TOKEN"; ask who runs the server for one',
  });
}
