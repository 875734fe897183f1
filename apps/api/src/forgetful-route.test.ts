/** Rights hold by construction: a route that asks for none of them is refused what the caller may not do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@tsferry/domain/shapes';
import { createEngine, type Engine } from '@tsferry/engine';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from './create-app.js';
import { createService, type Service } from './create-service.js';
import { createOneTimeLink } from './security/one-time-link.js';
import { principalOf } from './security/identify.js';
import { defaultLimits, type Settings } from './settings.js';

let home: string;
let engine: Engine;
let service: Service;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'tsferry-forgetful-'));
  engine = createEngine({ home });
  for (const code of ['LAB', 'PRD']) await engine.createSite({ code });
  const settings: Settings = {
    hosts: ['localhost'],
    origins: ['http://localhost'],
    secure: false,
    home,
    archives: null,
    exports: join(home, 'exports'),
    uploads: join(home, 'uploads'),
    maps: [],
    limits: defaultLimits,
  };
  service = createService({ engine, settings, log: pino({ level: 'silent' }) });
});
afterEach(async () => {
  await service.jobs.close(0);
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

/** Calls a route that forgets every check, as a role that sees only the site LAB; null: without a token. */
async function forget(
  role: Role | null,
  route: (engine: ReturnType<Service['engine']['for']>) => Promise<unknown>,
): Promise<{ readonly status: number; readonly code: string }> {
  const app = createApp(service, { link: createOneTimeLink(), version: '0' });
  app.get('/v1/forgetful', async (c) => c.json((await route(service.engine.for(principalOf(c)))) as object));
  const token = role && (await engine.createToken({ name: role, role, sites: ['LAB'] })).token;
  const headers = { Host: 'localhost', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  const answer = await app.request('http://localhost/v1/forgetful', { headers });
  const { code = '' } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
}

it('a route that forgets every check is refused what the role may not do', async () => {
  const refused = { status: 403, code: 'FORBIDDEN' };
  expect(await forget('reader', (allowed) => allowed.planExport({ site: 'LAB', roots: ['*'] }))).toEqual(refused);
  expect(await forget('exporter', (allowed) => allowed.planImport({ site: 'LAB', file: 'x.zip' }))).toEqual(refused);
  expect(await forget('administrator', (allowed) => allowed.createSite({ code: 'NEW' }))).toEqual(refused);
  expect((await engine.listSites({})).sites.map(({ code }) => code)).toEqual(['LAB', 'PRD']);
});

it('a route that forgets every check does not show another site', async () => {
  const hidden = { status: 404, code: 'SITE_UNKNOWN' };
  expect(await forget('reader', (allowed) => allowed.listObjects({ site: 'PRD' }))).toEqual(hidden);
  expect(await forget('reader', (allowed) => allowed.listObjects({ site: 'LAB' }))).toMatchObject({ status: 200 });
});

it('a route that forgets every check removes no export that the role may not remove', async () => {
  const file = join(home, 'exports', 'LAB', 'all.zip');
  const remove = (role: Role, site: string) =>
    forget(role, async (allowed) => allowed.removeExport(file, site).then(() => ({})));
  expect(await remove('importer', 'LAB')).toEqual({ status: 403, code: 'FORBIDDEN' });
  expect(await remove('exporter', 'PRD')).toEqual({ status: 404, code: 'SITE_UNKNOWN' });
  expect(await remove('exporter', 'LAB')).toMatchObject({ status: 200 });
});

it('a route that forgets to hide the paths of the server tells none', async () => {
  const app = createApp(service, { link: createOneTimeLink(), version: '0' });
  app.get('/v1/forgetful', (c) => c.json({ text: `It is in ${home}.`, list: [join(home, 'a.zip')] }));
  const { token } = await engine.createToken({ name: 'me', role: 'reader' });
  const headers = { Host: 'localhost', Authorization: `Bearer ${token}` };
  const answer = await app.request('http://localhost/v1/forgetful', { headers });
  expect(await answer.json()).toEqual({ text: 'It is in .', list: ['a.zip'] });
});

it('a route that forgets every check answers nobody without a token', async () => {
  const unknown = { status: 401, code: 'UNAUTHENTICATED' };
  expect(await forget(null, (allowed) => allowed.listSites({}))).toEqual(unknown);
});

it('routes have no use case but through a principal', () => {
  expect(Object.keys(service.engine).sort()).toEqual(['for', 'records']);
});
