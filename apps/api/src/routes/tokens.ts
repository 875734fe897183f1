/** @module Tokens: made, listed, revoked, by administrators of every site. */
import { createRoute, z } from '@hono/zod-openapi';
import { createdTokenSchema, createTokenSchema, roleSchema, tokenSchema } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { audit } from '../audit.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { body, idParams, json, problem, router } from './router.js';

const tags = ['tokens'];

export const createToken = createRoute({
  method: 'post',
  path: '/tokens',
  tags,
  summary: 'Create a token; its text is told this once',
  request: { body: body(createTokenSchema.strict()) },
  responses: { 201: json(createdTokenSchema, 'The token'), ...problem },
});

export const listTokens = createRoute({
  method: 'get',
  path: '/tokens',
  tags,
  summary: 'List the tokens',
  responses: { 200: json(z.object({ tokens: z.array(tokenSchema) }), 'Tokens'), ...problem },
});

export const revokeToken = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  tags,
  summary: 'Revoke a token',
  request: { params: idParams },
  responses: { 200: json(tokenSchema, 'The token'), ...problem },
});

export const showMe = createRoute({
  method: 'get',
  path: '/me',
  tags,
  summary: 'Who you are here',
  responses: {
    200: json(
      z
        .object({ id: z.string(), name: z.string(), role: roleSchema, sites: z.array(z.string()).nullable() })
        .openapi('Me'),
      'You; sites null: all of them',
    ),
    ...problem,
  },
});

/** The routes of tokens. */
export function tokenRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(createToken, async (c) => {
      requireMay(principalOf(c), 'administer');
      const made = await ferry.createToken(c.req.valid('json'));
      await audit(c, service, 'create-token', { made: made.id, role: made.role });
      return c.json(made, 201);
    })
    .openapi(listTokens, async (c) => {
      requireMay(principalOf(c), 'administer');
      return c.json(await ferry.listTokens({}), 200);
    })
    .openapi(revokeToken, async (c) => {
      requireMay(principalOf(c), 'administer');
      const revoked = await ferry.revokeToken({ id: c.req.valid('param').id });
      await audit(c, service, 'revoke-token', { revoked: revoked.id });
      return c.json(revoked, 200);
    })
    .openapi(showMe, (c) => {
      const { id, name, role, sites } = principalOf(c);
      return c.json({ id, name, role, sites: sites && [...sites] }, 200);
    });
}
