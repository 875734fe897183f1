import { createConfig, lintFromString } from '@redocly/openapi-core';
import { routes, type Schema } from '@tsferry/contract';
import { useCases } from '@tsferry/engine';
import type { ExtractSchema } from 'hono/types';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { apiRoutes } from '../create-app.js';
import { offers, offersOfPage } from '../routes/offers.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
let text: string;
beforeAll(async () => {
  server = await startServer();
  text = await (await server.call('/openapi.json', { token: null })).text();
});
afterAll(() => server.close());

describe('the OpenAPI document', () => {
  it('passes a linter with nothing to say', async () => {
    const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } });
    const found = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  it('is of version 3.1 and names what it speaks of', () => {
    const document = JSON.parse(text) as { openapi: string; components: { schemas: object } };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Step', 'Inspection', 'ImportAnswer', 'Job', 'Problem']),
    );
  });

  it('has every route of the contract, and no other', () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, object> };
    const served = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const stated = Object.values(routes).map(({ method, path }) => `${method} /v1${path}`);
    expect(served.sort()).toEqual(stated.sort());
  });

  it('has the types of the contract', () => {
    type Served = ExtractSchema<ReturnType<typeof apiRoutes>>;
    expectTypeOf<Served>().toExtend<Schema>();
    expectTypeOf<Schema>().toExtend<Served>();
  });

  it('has the route that offers each use case, as the page does', () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, object>> };
    for (const one of [offers, offersOfPage]) expect(Object.keys(one).sort()).toEqual(Object.keys(useCases).sort());
    for (const { method, path } of Object.values(offers)) expect(paths[`/v1${path}`]).toHaveProperty(method);
  });

  it('is shown as a page that names no other host', async () => {
    const page = await (await server.call('/reference', { token: null })).text();
    expect(page).toContain('POST /v1/import-plans/{id}/apply');
    expect(page.match(/(?:src|href)="(?:https?:)?\/\//g)).toBeNull();
  });
});
