/** The OpenAPI 3.1 document, made from the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
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
export function openApiDocument(routes: OpenAPIHono<ApiEnv>, version: string): OpenApiDocument {
  nameSchemas();
  routes.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const document = routes.getOpenAPI31Document({
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
  return withOperationIds(document);
}

/** Names each operation by its method and path: `get-sites-site-objects`. */
function withOperationIds(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item as Record<string, object>).map(([method, operation]) => {
      const words = path.replace(/^\/v1\//, '').match(/[a-z]+/gi) ?? [];
      return [method, { operationId: [method, ...words].join('-'), ...operation }];
    });
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}
