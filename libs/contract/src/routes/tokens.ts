/** @module Tokens: made, listed, revoked, by administrators of every site. */
import { createRoute, z } from '@hono/zod-openapi';
import { createdTokenSchema, createTokenSchema, roleSchema, tokenSchema } from '@tsferry/domain/shapes';
import { body, idParams, json, problem } from '../route-parts.js';

const tags = ['tokens'];

/** A token to create. */
const tokenInputSchema = createTokenSchema
  .strict()
  .openapi('CreateToken', { example: { name: 'build server', role: 'exporter', sites: ['PRD'] } });

/** The routes of tokens, by name. */
export const tokenRoutes = {
  createToken: createRoute({
    method: 'post',
    path: '/tokens',
    tags,
    summary: 'Create a token; only this answer shows its text',
    request: { body: body(tokenInputSchema) },
    responses: { 201: json(createdTokenSchema, 'The token'), ...problem },
  }),

  listTokens: createRoute({
    method: 'get',
    path: '/tokens',
    tags,
    summary: 'List the tokens',
    responses: { 200: json(z.object({ tokens: z.array(tokenSchema) }), 'Tokens'), ...problem },
  }),

  revokeToken: createRoute({
    method: 'delete',
    path: '/tokens/{id}',
    tags,
    summary: 'Revoke a token',
    request: { params: idParams },
    responses: { 200: json(tokenSchema, 'The token'), ...problem },
  }),

  showMe: createRoute({
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
  }),
};
