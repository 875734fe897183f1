/** Who may see what and do what: every route that takes an id, every role. */
import { join } from 'node:path';
import type { Role } from '@tsferry/domain/shapes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labFiles, labZip, putLab } from './testing/fixtures.js';
import { startServer, type TestServer } from './testing/start-server.js';
import { uploadPair } from './testing/upload-pair.js';

let server: TestServer;
const tokens: Record<Role | 'elsewhere', string> = {} as never;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
  for (const role of ['reader', 'exporter', 'importer', 'administrator'] as const) {
    tokens[role] = await server.makeToken(role, ['LAB']);
  }
  tokens.elsewhere = await server.makeToken('administrator', ['PRD']);
  const wait = { headers: { Prefer: 'wait=60' }, token: tokens.administrator };
  const imported = await server.post('/v1/imports', { site: 'LAB', archive: 'lab.zip' }, wait);
  ids['job'] = imported.headers.get('location')!.split('/').at(-1)!;
  const exported = await server.post('/v1/exports', { site: 'LAB', roots: ['*'], name: 'all' }, wait);
  const job = await server.call(exported.headers.get('location')!, { token: tokens.administrator });
  ids['export'] = ((await job.json()) as { links: { archive: string } }).links.archive;
  ids['upload'] = await uploadPair(server, labZip, labFiles, tokens.administrator);
  const begun = await server.post('/v1/uploads', { name: 'x.zip', bytes: 10 }, { token: tokens.administrator });
  ids['open'] = ((await begun.json()) as { id: string }).id;
  const plan = async (path: string, body: object): Promise<string> =>
    ((await (await server.post(path, body, { token: tokens.administrator })).json()) as { id: string }).id;
  ids['exportPlan'] = await plan('/v1/export-plans', { site: 'LAB', roots: ['*'] });
  ids['importPlan'] = await plan('/v1/import-plans', { site: 'LAB', archive: 'lab.zip' });
});
afterAll(() => server.close());

/** Every route with an id: method, path with the kind of its id in braces, a body. */
const routes: [string, string, object?][] = [
  ['GET', '/v1/sites/{site}'],
  ['GET', '/v1/sites/{site}/objects'],
  ['GET', '/v1/sites/{site}/objects/LAB00001'],
  ['GET', '/v1/sites/{site}/objects/LAB00001/closure'],
  ['GET', '/v1/sites/{site}/objects/LAB00001/explanation'],
  ['GET', '/v1/archives/{export}'],
  ['GET', '/v1/archives/{export}/objects'],
  ['GET', '/v1/archives/{export}/objects/LAB00001'],
  ['GET', '/v1/archives/{export}/objects/LAB00001/closure'],
  ['GET', '/v1/archives/{export}/objects/LAB00001/explanation'],
  ['POST', '/v1/archives/{export}/verify'],
  ['GET', '/v1/archives/{export}/zip'],
  ['GET', '/v1/archives/{export}/files'],
  ['GET', '/v1/archives/{export}/files/SHA256SUMS'],
  ['GET', '/v1/archives/{export}/pair'],
  ['DELETE', '/v1/archives/{export}'],
  ['GET', '/v1/archives/{upload}'],
  ['GET', '/v1/archives/{upload}/zip'],
  ['DELETE', '/v1/archives/{upload}'],
  ['GET', '/v1/uploads/{open}'],
  ['PATCH', '/v1/uploads/{open}/zip'],
  ['PATCH', '/v1/uploads/{open}/files/a'],
  ['POST', '/v1/uploads/{open}/finish', { files: 1 }],
  ['DELETE', '/v1/uploads/{open}'],
  ['GET', '/v1/export-plans/{exportPlan}'],
  ['POST', '/v1/export-plans/{exportPlan}/changes', {}],
  ['POST', '/v1/export-plans/{exportPlan}/apply', { name: 'stolen' }],
  ['GET', '/v1/import-plans/{importPlan}'],
  ['GET', '/v1/import-plans/{importPlan}/differences'],
  ['GET', '/v1/import-plans/{importPlan}/report'],
  ['POST', '/v1/import-plans/{importPlan}/changes', {}],
  ['POST', '/v1/import-plans/{importPlan}/apply'],
  ['GET', '/v1/jobs/{job}'],
  ['GET', '/v1/jobs/{job}/events'],
  ['GET', '/v1/jobs/{job}/report'],
  ['POST', '/v1/jobs/{job}/cancel'],
];

const unknown: Record<string, string> = { site: 'XYZ' };
const nobodys = '00000000-0000-4000-8000-000000000000';

async function ask(method: string, path: string, body: object | undefined, token: string): Promise<[number, string]> {
  const type = method === 'PATCH' ? 'application/octet-stream' : 'application/json';
  const answer = await server.call(path, {
    method,
    token,
    headers: { 'Content-Type': type, 'Upload-Offset': '0' },
    ...(method === 'GET' ? {} : { body: body === undefined ? null : JSON.stringify(body) }),
  });
  return [answer.status, await answer.text()];
}

describe('an id of another site or another user', () => {
  it.each(routes)('%s %s answers as if it did not exist', async (method, path, body) => {
    const kind = /\{(\w+)\}/.exec(path)![1]!;
    const [theirs, none] = [ids[kind] ?? 'LAB', unknown[kind] ?? nobodys];
    const at = (id: string): string => path.replace(/\{\w+\}/, id);
    const [status, text] = await ask(method, at(theirs), body, tokens.elsewhere);
    const [missing, other] = await ask(method, at(none), body, tokens.elsewhere);
    expect([status, missing]).toEqual([404, 404]);
    expect(text.replaceAll(theirs, 'ID')).toBe(other.replaceAll(none, 'ID'));
  });

  it('is in no list', async () => {
    const list = async (path: string): Promise<string> => (await server.call(path, { token: tokens.elsewhere })).text();
    expect(JSON.parse(await list('/v1/sites'))).toMatchObject({ sites: [{ code: 'PRD' }] });
    const all = (await Promise.all(['/v1/archives', '/v1/jobs', '/v1/uploads', '/v1/sites'].map(list))).join('');
    for (const id of [...Object.values(ids), 'LAB"']) expect(all).not.toContain(id);
  });
});

/** What a role may do; the rest is 403. Bodies are such that who may gets another answer than 403. */
const verbs: [string, string, object, Role[]][] = [
  ['POST', '/v1/sites', { code: 'LAB' }, []],
  ['GET', '/v1/tokens', {}, []],
  ['POST', '/v1/tokens', { name: 'x', role: 'administrator' }, []],
  ['DELETE', '/v1/tokens/000000000000', {}, []],
  ['POST', '/v1/export-plans', { site: 'LAB', roots: ['nothing'] }, ['exporter', 'administrator']],
  ['POST', '/v1/exports', { site: 'XYZ', roots: ['nothing'], name: 'x' }, ['exporter', 'administrator']],
  ['POST', '/v1/import-plans', { site: 'LAB', archive: 'none.zip' }, ['importer', 'administrator']],
  ['POST', '/v1/imports', { site: 'LAB', archive: 'none.zip' }, ['importer', 'administrator']],
  ['POST', '/v1/uploads', { name: 'x', bytes: 1 }, ['importer', 'administrator', 'reader', 'exporter']],
  ['POST', '/v1/uploads', { name: 'x.zip', bytes: 2 ** 50 }, ['importer', 'administrator']],
  ['GET', '/v1/comparison?a=LAB&b=LAB', {}, ['reader', 'exporter', 'importer', 'administrator']],
  ['GET', '/v1/sites/LAB/objects', {}, ['reader', 'exporter', 'importer', 'administrator']],
  ['DELETE', '/v1/archives/lab.zip', {}, []],
  ['GET', '/v1/archives/lab.zip', {}, ['reader', 'exporter', 'importer', 'administrator']],
];

it('every route of the API that takes an id, or changes something, is in one of the two tables', async () => {
  const { paths } = (await (await server.call('/openapi.json')).json()) as { paths: Record<string, object> };
  const tried = [...routes, ...verbs].map(([method, path]) => `${method} ${path}`);
  const untried = Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((route) => !route.startsWith('GET ') || route.includes('{'))
    .filter((route) => {
      const pattern = new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`);
      return !tried.some((one) => pattern.test(one));
    });
  expect(untried).toEqual([]);
});

describe('what a role may not do', () => {
  const cases = verbs.flatMap(([method, path, body, may]) =>
    (['reader', 'exporter', 'importer', 'administrator'] as const).map(
      (role) => [role, may.includes(role) ? 'may' : 'may not', method, path, body] as const,
    ),
  );
  it.each(cases)('%s %s %s %s', async (role, allowed, method, path, body) => {
    const [status, text] = await ask(method, path, body, tokens[role]);
    if (allowed === 'may') expect(status).not.toBe(403);
    else expect([status, JSON.parse(text).code]).toEqual([403, 'FORBIDDEN']);
  });

  it('an importer overwrites nothing, and is told before any job is made', async () => {
    const plan = async (policy: object): Promise<string> => {
      const made = await server.post(
        '/v1/import-plans',
        { site: 'LAB', archive: 'lab.zip', policy },
        { token: tokens.importer },
      );
      return ((await made.json()) as { id: string }).id;
    };
    const apply = async (id: string) =>
      server.post(`/v1/import-plans/${id}/apply`, undefined, {
        token: tokens.importer,
        headers: { Prefer: 'wait=60' },
      });
    const refused = await apply(await plan({ byClass: { SMS_Package: 'overwrite' } }));
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'FORBIDDEN' }]);
    expect((await apply(await plan({}))).status).toBe(200);
  });

  it('nor in one call', async () => {
    const body = { site: 'LAB', archive: 'lab.zip', policy: { byClass: { SMS_Package: 'overwrite' } } };
    const refused = await server.post('/v1/imports', body, { token: tokens.importer, headers: { Prefer: 'wait=60' } });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'FORBIDDEN' }]);
  });

  it('rights that were lost between plan and apply are lost', async () => {
    const token = await server.makeToken('importer', ['LAB']);
    const made = await server.post('/v1/import-plans', { site: 'LAB', archive: 'lab.zip' }, { token });
    const { id } = (await made.json()) as { id: string };
    await server.engine.revokeToken({ id: token.split('_')[1]! });
    expect((await server.post(`/v1/import-plans/${id}/apply`, undefined, { token })).status).toBe(401);
  });
});

describe('the audit log', () => {
  it('has who did what, with which plan, and how it ended', async () => {
    const { records } = await server.engine.records.list({ kind: 'audit' });
    const who = tokens.administrator.split('_')[1];
    expect(records.filter(({ owner }) => owner === who).map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        {
          action: 'start-import',
          result: 'started',
          details: expect.objectContaining({ job: ids['job'], site: 'LAB' }),
        },
        { action: 'end-import', result: 'done', details: expect.objectContaining({ job: ids['job'] }) },
        { action: 'finish-upload', result: 'done', details: { archive: ids['upload'] } },
      ]),
    );
  });

  it('has what was refused for want of rights', async () => {
    const { records } = await server.engine.records.list({ kind: 'audit', owner: tokens.reader.split('_')[1]! });
    expect(records.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ action: 'POST /v1/exports', result: 'FORBIDDEN' }),
    );
  });
});
