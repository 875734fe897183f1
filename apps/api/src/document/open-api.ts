/** The OpenAPI 3.1 document, made from the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { routes } from '@tsferry/contract';
import type { ApiEnv } from '../api-env.js';
import { nameSchemas } from './name-schemas.js';

/** An OpenAPI document, as much of it as the reference page reads. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const tags = [
  { name: 'sites', description: 'Sites of this installation' },
  { name: 'objects', description: 'What sites and archives hold' },
  { name: 'archives', description: 'Archives: uploads, exports, and zips of the configured folder' },
  { name: 'uploads', description: 'A pair sent in pieces, resumed where it broke off' },
  { name: 'exports', description: 'Plans of exports, and exporting' },
  { name: 'imports', description: 'Plans of imports, and importing' },
  { name: 'jobs', description: 'Long work' },
  { name: 'tokens', description: 'Who may do what' },
];

/** The document of the routes below `/v1`. */
export function openApiDocument(api: OpenAPIHono<ApiEnv>, version: string): OpenApiDocument {
  nameSchemas();
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'tsferry',
      version,
      description: 'Moves Configuration Manager task sequences, with everything they need, between hierarchies.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags,
  });
  return withOperationIds(withNullableReferences(document) as OpenApiDocument);
}

const names = new Map(Object.entries(routes).map(([name, { method, path }]) => [`${method} /v1${path}`, name]));

/** Names each operation as the contract does: `listObjects`. */
function withOperationIds(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item as Record<string, object>).map(([method, operation]) => {
      return [method, { operationId: names.get(`${method} ${path}`), ...operation }];
    });
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/**
 * Writes what is a named shape or null as `anyOf`. The library writes `allOf` of the shape and of "object or null", which
 * no null fits.
 */
function withNullableReferences(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withNullableReferences);
  if (typeof part !== 'object' || part === null) return part;
  const { allOf, ...rest } = Object.fromEntries(
    Object.entries(part).map(([name, inner]) => [name, withNullableReferences(inner)]),
  ) as { allOf?: readonly { readonly type?: unknown }[] };
  if (allOf === undefined) return rest;
  const others = allOf.filter(({ type }) => !(Array.isArray(type) && type.includes('null')));
  return others.length === allOf.length ? { ...rest, allOf } : { ...rest, anyOf: [...others, { type: 'null' }] };
}
