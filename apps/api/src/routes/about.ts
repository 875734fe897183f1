/** @module What a server says of itself: that it lives, that it can work, what it counts, what its API is. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { RecordStore } from '@tsferry/domain';
import { Hono } from 'hono';
import type { Meters } from '../meters.js';
import { openApiDocument, type OpenApiDocument } from '../document/open-api.js';
import { Reference } from '../document/Reference.js';
import { referenceStyle } from '../document/reference-style.js';
import { requireKnown } from '../security/identify.js';
import type { ApiEnv } from '../api-env.js';

/** `/health`, which needs nobody to be known and touches nothing. */
export function healthRoute() {
  return new Hono<ApiEnv>().get('/health', (c) => c.json({ status: 'ok' }));
}

/** The other routes about the server. */
export function aboutRoutes(
  { records, meters }: { readonly records: RecordStore; readonly meters: Meters },
  api: OpenAPIHono<ApiEnv>,
  version: string,
): Hono<ApiEnv> {
  let made: OpenApiDocument | undefined;
  const document = (): OpenApiDocument => (made ??= openApiDocument(api, version));
  const app = new Hono<ApiEnv>();
  app
    .get('/ready', async (c) => {
      await records.list({ kind: 'job', limit: 1 });
      return c.json({ status: 'ready' });
    })
    .get('/metrics', requireKnown, async (c) => {
      c.header('Content-Type', meters.registry.contentType);
      return c.body(await meters.registry.metrics());
    })
    .get('/openapi.json', (c) => c.json(document() as object))
    .get('/reference', (c) => c.html(`<!doctype html>${String(Reference({ document: document() }))}`))
    .get('/reference.css', (c) => c.body(referenceStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  return app;
}
