/** THE app: what is checked before every request, then the routes. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { toProblem } from '@tsferry/contract';
import { outcomeOf } from '@tsferry/domain/error';
import { mountPage } from '@tsferry/web';
import type { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiEnv } from './api-env.js';
import { audit } from './audit.js';
import { hideInAnswers } from './hide-paths.js';
import { inProcessClient } from './in-process-client.js';
import { logRequests } from './log-requests.js';
import { cutTexts, noRoute, toAppError } from './problem.js';
import { aboutRoutes, healthRoute } from './routes/about.js';
import { archiveRoutes } from './routes/archives.js';
import { comparisonRoutes } from './routes/comparison.js';
import { downloadRoutes } from './routes/downloads.js';
import { exportRoutes } from './routes/export-plans.js';
import { importRoutes } from './routes/import-plans.js';
import { jobRoutes } from './routes/jobs.js';
import { objectRoutes } from './routes/objects.js';
import { router } from './routes/router.js';
import { sessionRoutes } from './routes/session.js';
import { siteRoutes } from './routes/sites.js';
import { tokenRoutes } from './routes/tokens.js';
import { uploadRoutes } from './routes/uploads.js';
import { checkHost, checkOrigin } from './security/check-request.js';
import { endStalled } from './security/end-stalled.js';
import { createGate, identify, requireKnown } from './security/identify.js';
import type { OneTimeLink } from './security/one-time-link.js';
import { readBody } from './security/read-body.js';
import { pageHeaders } from './security/page-headers.js';
import { parseForm } from './security/parse-form.js';
import type { Service } from './create-service.js';
import { viewerOf } from './viewer.js';

/** The routes of the contract, below `/v1`. */
export function apiRoutes(service: Service) {
  const v1 = router()
    .route('/', siteRoutes(service))
    .route('/', objectRoutes(service))
    .route('/', comparisonRoutes(service))
    .route('/', archiveRoutes(service))
    .route('/', exportRoutes(service))
    .route('/', importRoutes(service))
    .route('/', jobRoutes(service))
    .route('/', tokenRoutes(service))
    .route('/', uploadRoutes(service))
    .route('/', downloadRoutes(service));
  return router().route('/v1', v1);
}

/** Makes the app over a service. It opens no port: serve it, or call `app.request`. */
export function createApp(
  service: Service,
  options: { readonly link: OneTimeLink; readonly version: string },
): Hono<ApiEnv> {
  const { settings } = service;
  const gate = createGate(service);
  const app: OpenAPIHono<ApiEnv> = router();
  app.onError(async (error, c) => {
    const known = toAppError(error, c.get('requestId'));
    const { http } = outcomeOf(known.code);
    if (known.code === 'FORBIDDEN') await audit(c, service, `${c.req.method} ${routePath(c, -1)}`, {}, known.code);
    service.meters.refused.inc({ code: known.code });
    if (http === 500) service.log.error({ err: error, request: c.get('requestId') }, 'request failed');
    c.header('Content-Type', 'application/problem+json');
    if (http === 401) c.header('WWW-Authenticate', 'Bearer');
    return c.body(JSON.stringify(service.hide(cutTexts(toProblem(known)))), http as ContentfulStatusCode);
  });
  app.notFound((c) => {
    throw noRoute(c.req.method, c.req.path);
  });
  app.use(async (c, next) => {
    c.set('requestId', service.newId());
    c.set('principal', null);
    await next();
  });
  app.use(hideInAnswers(settings, service.hide));
  app.use(endStalled(settings.limits));
  app.use(logRequests(service));
  app.use(pageHeaders(settings));
  app.use(checkHost(settings));
  app.use(checkOrigin(settings));
  app.route('/', healthRoute());
  app.use(identify(service, gate));
  // Who is not known sends no body to a route that needs a token.
  app.use('/v1/*', requireKnown);
  app.use(readBody(settings.limits));
  app.route('/', sessionRoutes(service, gate, options.link));
  const api = apiRoutes(service);
  app.route('/', api);
  app.route('/', aboutRoutes(service, api, options.version));
  mountPage(app, {
    client: (c) => inProcessClient(app, c),
    viewer: (c) => viewerOf(c.get('principal')),
    form: async (c) => parseForm(await c.req.text()),
    problem: (c, error) => toProblem(toAppError(error, c.get('requestId'))),
  });
  return app;
}
