/** @module Signing in to the page: the one-time link, or a token, for a cookie. */
import { AppError } from '@tsferry/domain/error';
import { Hono } from 'hono';
import type { OneTimeLink } from '../security/one-time-link.js';
import { addressOf, requireToken, type Gate } from '../security/identify.js';
import { beginSession, endSession, type SessionStore } from '../security/session.js';
import type { ApiEnv } from '../api-env.js';

/** The routes of sessions, outside `/v1`. */
export function sessionRoutes(parts: SessionStore, gate: Gate, link: OneTimeLink) {
  return new Hono<ApiEnv>()
    .get('/enter/:once', async (c) => {
      const token = link.take(c.req.param('once'));
      if (token === null) {
        gate.guesses.count(addressOf(c));
        throw new AppError('UNAUTHENTICATED', 'This link was used before, or is not one of this server.', {
          hint: 'Start the server again for a new link, or sign in with a token.',
        });
      }
      await beginSession(c, parts, token);
      return c.redirect('/', 303);
    })
    .post('/session', async (c) => {
      const isForm = (c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
      const given: unknown = isForm ? await c.req.parseBody() : await c.req.json().catch(() => null);
      const token = (given as { token?: unknown } | null)?.token;
      const principal = await requireToken(c, parts, gate, typeof token === 'string' ? token.trim() : '');
      await beginSession(c, parts, principal.id);
      return isForm ? c.redirect('/', 303) : c.body(null, 204);
    })
    .delete('/session', async (c) => {
      await endSession(c, parts);
      return c.body(null, 204);
    })
    .post('/session/end', async (c) => {
      await endSession(c, parts);
      return c.redirect('/', 303);
    });
}
