import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '@tsferry/contract';
import { labFiles, labZip, putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';
import { uploadPair } from '../testing/upload-pair.js';
import type { ListedArchive } from '@tsferry/contract';

let server: TestServer;
async function start(options: Parameters<typeof startServer>[0] = {}): Promise<void> {
  server = await startServer(options);
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
}
beforeEach(() => start());
afterEach(() => server.close());

const wait = { Prefer: 'wait=60' };
const policy = { ignoreMissing: true };
const remove = async (id: string, token = server.token): Promise<[number, string]> => {
  const answer = await server.call(`/v1/archives/${id}`, { method: 'DELETE', token });
  return [answer.status, answer.status === 204 ? '' : ((await answer.json()) as { code: string }).code];
};
const importTo = (site: string, archive: string, more: object = {}): Promise<Response> =>
  server.post('/v1/imports', { site, archive, policy, ...more }, { headers: wait });
const list = async (token = server.token): Promise<ListedArchive[]> =>
  ((await (await server.call('/v1/archives', { token })).json()) as { archives: ListedArchive[] }).archives;

/** Exports everything of LAB; the id of the archive. */
async function exportLab(name = 'all', more: object = {}): Promise<string> {
  if ((await server.call('/v1/sites/LAB/objects/LAB00001')).status === 404) await importTo('LAB', 'lab.zip');
  const exported = await server.post('/v1/exports', { site: 'LAB', roots: ['*'], name, ...more }, { headers: wait });
  expect(exported.status).toBe(200);
  const job = (await (await server.call(exported.headers.get('location')!)).json()) as Job;
  return job.links.archive!;
}
const exportsFolder = (): string => join(server.folder, 'home', 'exports', 'LAB');
const upload = (token = server.token): Promise<string> => uploadPair(server, labZip, labFiles, token);

describe('an archive', () => {
  it('of an export is removed by who may export from its site, for good, and its name is free again', async () => {
    const id = await exportLab();
    const token = await server.makeToken('exporter', ['LAB']);
    expect((await list(token)).find((row) => row.id === id)).toMatchObject({ removable: true });
    expect(await remove(id, token)).toEqual([204, '']);
    expect(readdirSync(exportsFolder())).toEqual([]);
    expect(await remove(id, token)).toEqual([404, 'NOT_FOUND']);
    expect((await list()).map((row) => row.id)).toEqual(['lab.zip']);
    const { records } = await server.engine.records.list({ kind: 'audit', owner: token.split('_')[1]! });
    expect(records[0]?.data).toEqual({
      action: 'remove-archive',
      result: 'done',
      details: { archive: id, site: 'LAB' },
    });
    expect(await exportLab()).not.toBe(id);
  });

  it('that an export was killed in the middle of replacing is removed whole, and its name is free again', async () => {
    const id = await exportLab();
    // As swapIn leaves it once the old zip is out.
    const staging = join(exportsFolder(), '.all.zip.tsferry');
    mkdirSync(staging, { mode: 0o700 });
    renameSync(join(exportsFolder(), 'all.zip'), join(staging, 'old.zip'));
    for (const [name, text] of [
      ['export.zip', 'new'],
      ['swap.json', '{"newFiles":false}'],
    ] as const)
      writeFileSync(join(staging, name), text);
    expect(await remove(id)).toEqual([204, '']);
    expect(readdirSync(exportsFolder())).toEqual([]);
    expect(await exportLab()).not.toBe(id);
  });

  it('of an upload is removed by who sent it, or by an administrator of everything', async () => {
    const token = await server.makeToken('importer', ['PRD']);
    const [mine, other] = [await upload(token), await upload(token)];
    for (const role of ['importer', 'administrator'] as const) {
      expect(await remove(mine, await server.makeToken(role, ['PRD']))).toEqual([404, 'NOT_FOUND']);
    }
    expect(await remove(mine, token)).toEqual([204, '']);
    expect(await remove(other)).toEqual([204, '']);
    expect(readdirSync(join(server.folder, 'home', 'uploads'))).toEqual([]);
    expect((await server.call(`/v1/uploads/${mine}`, { token })).status).toBe(404);
    const again = await server.post(`/v1/uploads/${mine}/finish`, { files: 1 }, { token });
    expect(again.status).toBe(404);
  });

  it('is not removed by who may only look, nor by anybody when the server was given it', async () => {
    const id = await exportLab();
    for (const role of ['reader', 'importer'] as const) {
      const token = await server.makeToken(role, ['LAB']);
      expect((await list(token)).map(({ removable }) => removable)).toEqual([false, false]);
      expect(await remove(id, token)).toEqual([403, 'FORBIDDEN']);
    }
    expect(await remove(id, await server.makeToken('administrator', ['PRD']))).toEqual([404, 'NOT_FOUND']);
    expect(await remove('lab.zip')).toEqual([403, 'FORBIDDEN']);
    expect(existsSync(join(server.folder, 'archives', 'lab.zip'))).toBe(true);
    expect((await list()).map(({ removable }) => removable)).toEqual([true, false]);
  });

  it('is kept while objects have their content in it, and only those are named that one may see', async () => {
    const id = await exportLab();
    expect((await importTo('PRD', id)).status).toBe(200);
    const refusal = async (token: string): Promise<string[]> => {
      const answer = await server.call(`/v1/archives/${id}`, { method: 'DELETE', token });
      const problem = (await answer.json()) as { code: string; details: { objects: { site: string }[] } };
      expect([answer.status, problem.code]).toEqual([409, 'ARCHIVE_IN_USE']);
      return [...new Set(problem.details.objects.map(({ site }) => site))];
    };
    expect(await refusal(server.token)).toEqual(['PRD']);
    expect(await refusal(await server.makeToken('exporter', ['LAB']))).toEqual([]);
    expect((await server.call(`/v1/archives/${id}/files`)).status).toBe(200);
  });

  it('is not replaced either while objects have their content in it', async () => {
    await importTo('PRD', await exportLab());
    const token = await server.makeToken('exporter', ['LAB']);
    const input = { site: 'LAB', roots: ['*'], name: 'all', overwrite: true, content: false };
    const refused = await server.post('/v1/exports', input, { headers: wait, token });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'ARCHIVE_IN_USE' }]);
    expect(readdirSync(exportsFolder()).sort()).toEqual(['all.zip', 'all_files']);
    const other = await server.post('/v1/exports', { ...input, name: 'other' }, { headers: wait, token });
    expect(other.status).toBe(200);
    expect((await server.post('/v1/exports', { ...input, name: 'other' }, { headers: wait, token })).status).toBe(200);
  });

  it('of which nothing was left in place is removed', async () => {
    const id = await upload();
    expect((await importTo('PRD', id, { content: false })).status).toBe(200);
    expect(await remove(id)).toEqual([204, '']);
  });

  it('that a plan was made for is gone when the plan is applied', async () => {
    const id = await upload();
    const planned = await server.post('/v1/import-plans', { site: 'PRD', archive: id, policy });
    const plan = ((await planned.json()) as { id: string }).id;
    expect(await remove(id)).toEqual([204, '']);
    const applied = await server.post(`/v1/import-plans/${plan}/apply`, undefined, { headers: wait });
    expect([applied.status, await applied.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  });

  it('is removed once, and never from under a job, when all comes at once', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await upload();
      const [first, second, imported] = await Promise.all([remove(id), remove(id), importTo('PRD', id)]);
      const gone = [first, second].filter(([status]) => status === 204);
      expect(gone.length).toBeLessThanOrEqual(1);
      expect([200, 404]).toContain(imported.status);
      const isThere = (await server.call(`/v1/archives/${id}/zip`)).status === 200;
      expect([imported.status === 200, gone.length]).not.toEqual([true, 1]);
      expect(isThere).toBe(gone.length === 0);
    }
  });
});

it('an archive is kept while a job waits for it, or is to write in its place', async () => {
  const id = await exportLab();
  await server.stop();
  const { engine, folder } = server;
  const other = await startServer({ engine, home: join(folder, 'home'), limits: { running: 0 } });
  const call = (path: string, init: RequestInit = {}) =>
    other.call(path, { ...init, token: server.token, headers: { 'Content-Type': 'application/json' } });
  const again = JSON.stringify({ site: 'LAB', roots: ['*'], name: 'ALL.zip', overwrite: true });
  const begin: (() => Promise<Response>)[] = [
    () => call(`/v1/archives/${id}/verify`, { method: 'POST' }),
    () => call('/v1/exports', { method: 'POST', body: again }),
  ];
  try {
    for (const start of begin) {
      const job = (await (await start()).json()) as Job;
      const refused = await call(`/v1/archives/${id}`, { method: 'DELETE' });
      expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'ARCHIVE_IN_USE' }]);
      await call(`/v1/jobs/${job.id}/cancel`, { method: 'POST' });
    }
    expect((await call(`/v1/archives/${id}`, { method: 'DELETE' })).status).toBe(204);
  } finally {
    await other.close();
  }
});
