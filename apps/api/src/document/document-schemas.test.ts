/** The OpenAPI document says what is true: a validator that knows nothing of our code agrees with the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentValidator, type DocumentValidator, type ServedDocument } from '../testing/document-validator.js';
import { labFiles, labZip, putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';
import { uploadPair } from '../testing/upload-pair.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
let server: TestServer;
let document: ServedDocument;
let validator: DocumentValidator;
beforeAll(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
  document = (await (await server.call('/openapi.json')).json()) as ServedDocument;
  validator = documentValidator(document);
});
afterAll(() => server.close());

/** Every part of the document with what it is in. */
function* partsOf(part: unknown, at = ''): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) yield [at, part as Record<string, unknown>];
  for (const [name, inner] of Object.entries(part)) yield* partsOf(inner, `${at}/${name}`);
}

describe('the schemas of the document', () => {
  it('are valid JSON Schema 2020-12, and so are their examples', () => {
    for (const schema of Object.values(document.components.schemas)) {
      expect(validator.check(schema, schema.example ?? null) === null || schema.example === undefined).toBe(true);
    }
  });

  it('have patterns of ECMA-262', () => {
    const patterns = [...partsOf(document)].flatMap(([, { pattern }]) =>
      typeof pattern === 'string' ? [pattern] : [],
    );
    expect(patterns.length).toBeGreaterThan(3);
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
    expect(patterns.filter((pattern) => /\$\/[a-z]*$/.test(pattern))).toEqual([]);
  });

  it('take the same names of files as the server', async () => {
    for (const name of ['lab.zip', 'Lab 1.ZIP', 'con.zip', 'a', '../a.zip', 'x.zip ', 'a\u202eb.zip', '.zip']) {
      const body = { name, bytes: 1 };
      const { status } = await server.post('/v1/uploads', body);
      expect([name, validator.checkBody('POST', '/v1/uploads', body) === null]).toEqual([name, status === 201]);
    }
  });

  it('have an example of every JSON body that a request may have', () => {
    const without = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema as { $ref?: string } | undefined;
        if (schema === undefined) return [];
        const name = schema.$ref?.split('/').at(-1) ?? '';
        return document.components.schemas[name]?.example === undefined ? [`${method} ${path}`] : [];
      }),
    );
    expect(without).toEqual([]);
  });
});

/** Bodies that a README shows: `"$TSFERRY/v1/exports" --json '{…}'`. */
const shown = ['README.md', 'apps/api/README.md', 'libs/client/README.md', 'apps/web/README.md'].flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/"\$TSFERRY(\/v1\/[^"?]+)" --json '([^']+)'/g)].map(
    ([, path = '', body = '']) => ({ file, path, body }),
  ),
);

describe('the bodies that the READMEs show', () => {
  it('are found', () => expect(shown.length).toBeGreaterThanOrEqual(2));

  it.each(shown)('$file: POST $path takes $body', ({ path, body }) => {
    expect(validator.checkBody('POST', path, JSON.parse(body))).toBeNull();
  });
});

describe('the answers of the server', () => {
  async function answer(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const headers = { 'Content-Type': 'application/json', Prefer: 'wait=60' };
    const said = await server.call(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const value = (await said.json()) as Record<string, unknown>;
    if (body !== undefined && said.ok) expect(validator.checkBody(method, path, body)).toBeNull();
    const wrong = validator.checkAnswer(method, path.split('?')[0]!, said.status, value);
    expect([method, path, said.status, wrong]).toEqual([method, path, said.status, null]);
    return value;
  }

  it('fit the document, through a whole transfer', async () => {
    await answer('POST', '/v1/imports', { site: 'LAB', archive: 'lab.zip', policy: { ignoreMissing: true } });
    const exported = await answer('POST', '/v1/exports', { site: 'LAB', roots: ['*'], name: 'all' });
    const archive = exported['archiveId'] as string;
    expect(exported['urls']).toEqual({ self: `/v1/archives/${archive}`, download: `/v1/archives/${archive}/zip` });
    const plan = await answer('POST', '/v1/import-plans', { site: 'PRD', archive });
    const change = { policy: { default: 'overwrite', ignoreMissing: true } };
    const changed = await answer('POST', `/v1/import-plans/${plan['id']}/changes`, change);
    const next = await answer('POST', `/v1/import-plans/${changed['id']}/changes`, {
      policy: { byId: { LAB00001: { action: 'create' } } },
    });
    expect(next['input']).toMatchObject({ policy: { ...change.policy, byId: { LAB00001: { action: 'create' } } } });
    await answer('POST', `/v1/import-plans/${plan['id']}/apply`);
    await answer('POST', `/v1/import-plans/${next['id']}/apply`, {});
    await answer('POST', '/v1/export-plans', { site: 'LAB', roots: ['*'] });
    await answer('POST', `/v1/archives/${archive}/verify`);
    const { jobs } = (await answer('GET', '/v1/jobs')) as { jobs: { id: string; kind: string }[] };
    for (const { id } of jobs) await answer('GET', `/v1/jobs/${id}`);
    await answer('GET', `/v1/jobs/${jobs.find(({ kind }) => kind === 'import')!.id}/report`);
    await answer('GET', `/v1/import-plans/${next['id']}/differences`);
    for (const place of ['/v1/sites/PRD', `/v1/archives/${archive}`, '/v1/archives/lab.zip']) {
      await answer('GET', place);
      const { objects } = (await answer('GET', `${place}/objects`)) as { objects: { id: string }[] };
      for (const id of objects.map((one) => encodeURIComponent(one.id))) {
        await answer('GET', `${place}/objects/${id}`);
        await answer('GET', `${place}/objects/${id}/closure`);
        await answer('GET', `${place}/objects/${id}/explanation`);
      }
    }
    const upload = await uploadPair(server, labZip, labFiles);
    for (const path of ['sites', 'archives', 'tokens', 'uploads', 'me', `uploads/${upload}`, 'sites/XYZ', 'jobs/x']) {
      await answer('GET', `/v1/${path}`);
    }
  }, 60_000);
});
