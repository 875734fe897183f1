/** Sessions of the page: a cookie that stands for a token. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { findPrincipal, type Principal } from '@tsferry/engine';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { recordKind } from '../record-kind.js';
import type { ApiEnv, Service } from '../service.js';

const sessions = recordKind('session', z.object({ token: z.string(), expires: z.string() }));

const lifetimeMs = 12 * 60 * 60 * 1000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const cookieName = ({ settings }: Service): string => (settings.secure ? '__Host-tsferry' : 'tsferry');

/** Begins a session for who is known by now: the cookie is set on the answer. */
export async function beginSession(c: Context<ApiEnv>, service: Service, token: string): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const now = service.now();
  await sessions.add(service.records, {
    id: hashOf(secret),
    owner: token,
    state: 'valid',
    created: now.toISOString(),
    data: { token, expires: new Date(now.getTime() + lifetimeMs).toISOString() },
  });
  setCookie(c, cookieName(service), secret, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: service.settings.secure,
    path: '/',
    maxAge: lifetimeMs / 1000,
  });
}

/** Who the cookie of a request stands for; null when there is none, or it is over. */
export async function sessionPrincipal(c: Context<ApiEnv>, service: Service): Promise<Principal | null> {
  const secret = getCookie(c, cookieName(service));
  if (secret === undefined) return null;
  const record = await sessions.get(service.records, hashOf(secret));
  if (!record || record.data.expires <= service.now().toISOString()) return null;
  return findPrincipal(service.records, record.data.token);
}

/** Ends the session of a request, here and in the store. */
export async function endSession(c: Context<ApiEnv>, service: Service): Promise<void> {
  const secret = getCookie(c, cookieName(service));
  if (secret !== undefined) await service.records.remove(sessions.kind, hashOf(secret));
  deleteCookie(c, cookieName(service), { path: '/', secure: service.settings.secure });
}
