/** Sessions of the page: a cookie that stands for a token. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { RecordStore } from '@tsferry/domain';
import { findPrincipal, type Principal } from '@tsferry/engine';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { recordKind } from '../record-kind.js';
import type { Settings } from '../settings.js';
import type { ApiEnv } from '../api-env.js';

/** Where sessions are kept, and how their cookies are made. */
export type SessionStore = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly now: () => Date;
};

const sessions = recordKind('session', z.object({ token: z.string(), expires: z.string() }));

const lifetimeMs = 12 * 60 * 60 * 1000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const cookieName = ({ settings }: SessionStore): string => (settings.secure ? '__Host-tsferry' : 'tsferry');

/** Begins a session for who is known by now: the cookie is set on the answer. */
export async function beginSession(c: Context<ApiEnv>, store: SessionStore, token: string): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const now = store.now();
  await sessions.add(store.records, {
    id: hashOf(secret),
    owner: token,
    state: 'valid',
    created: now.toISOString(),
    data: { token, expires: new Date(now.getTime() + lifetimeMs).toISOString() },
  });
  setCookie(c, cookieName(store), secret, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: store.settings.secure,
    path: '/',
    maxAge: lifetimeMs / 1000,
  });
}

/** Who the cookie of a request stands for; null when there is none, or it is over. */
export async function sessionPrincipal(c: Context<ApiEnv>, store: SessionStore): Promise<Principal | null> {
  const secret = getCookie(c, cookieName(store));
  if (secret === undefined) return null;
  const record = await sessions.get(store.records, hashOf(secret));
  if (!record || record.data.expires <= store.now().toISOString()) return null;
  return findPrincipal(store.records, record.data.token);
}

/** Ends the session of a request, here and in the store. */
export async function endSession(c: Context<ApiEnv>, store: SessionStore): Promise<void> {
  const secret = getCookie(c, cookieName(store));
  if (secret !== undefined) await store.records.remove(sessions.kind, hashOf(secret));
  deleteCookie(c, cookieName(store), { path: '/', secure: store.settings.secure });
}
