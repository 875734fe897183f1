/** @module Tokens: made, listed, revoked, by administrators of every site. */
import { routes } from '@tsferry/contract';
import { audit, type AuditLog } from '../audit.js';
import { principalOf } from '../security/identify.js';
import type { ServedEngine } from '../served-engine.js';
import { router } from './router.js';

/** What the routes are served with. */
type TokenParts = AuditLog & { readonly engine: ServedEngine };

/** The routes of tokens. */
export function tokenRoutes(parts: TokenParts) {
  const { engine } = parts;
  return router()
    .openapi(routes.createToken, async (c) => {
      const made = await engine.for(principalOf(c)).createToken(c.req.valid('json'));
      await audit(c, parts, 'create-token', { made: made.id, role: made.role });
      return c.json(made, 201);
    })
    .openapi(routes.listTokens, async (c) => {
      return c.json(await engine.for(principalOf(c)).listTokens({}), 200);
    })
    .openapi(routes.revokeToken, async (c) => {
      const revoked = await engine.for(principalOf(c)).revokeToken({ id: c.req.valid('param').id });
      await audit(c, parts, 'revoke-token', { revoked: revoked.id });
      return c.json(revoked, 200);
    })
    .openapi(routes.showMe, (c) => {
      const { id, name, role, sites } = principalOf(c);
      return c.json({ id, name, role, sites: sites && [...sites] }, 200);
    });
}
