import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, serve, type Serving } from '@tsferry/api';
import { createFerry, type Ferry } from '@tsferry/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, ProblemError, readAnswer, type Client } from './index.js';

const fixtures = join(import.meta.dirname, '..', '..', '..', 'tools', 'fixtures');
let folder: string;
let ferry: Ferry;
let serving: Serving;
let client: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-client-'));
  cpSync(join(fixtures, 'lab.zip'), join(folder, 'lab.zip'));
  cpSync(join(fixtures, 'lab_files'), join(folder, 'lab_files'), { recursive: true });
  ferry = createFerry({ home: join(folder, 'home') });
  const options = { ferry, home: join(folder, 'home'), version: '0', port: 0, host: '127.0.0.1', archives: folder };
  serving = await serve({ ...options, log: createLog('error') });
  const { token } = await ferry.createToken({ name: 'client', role: 'administrator' });
  client = createClient(serving.url, { token });
});
afterAll(async () => {
  await serving.close(0);
  await ferry.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a client', () => {
  it('makes a site, imports into it, and lists what it holds', async () => {
    const site = await readAnswer(client.v1.sites.$post({ json: { code: 'LAB', name: 'Laboratory' } }));
    expect(site.authoringScope).toMatch(/^ScopeId_/);

    const plan = await readAnswer(client.v1['import-plans'].$post({ json: { site: 'LAB', archive: 'lab.zip' } }));
    expect(plan.plan.objects.map(({ action }) => action)).toContain('create');
    const applied = await client.v1['import-plans'][':id'].apply.$post({
      param: { id: plan.id },
      header: { prefer: 'wait=60' },
      json: {},
    });
    if (applied.status !== 200) throw new Error('It was to wait.');
    expect((await applied.json()).applied).toBe(true);

    const query = { class: 'SMS_TaskSequencePackage', sort: 'name', limit: '1' } as const;
    const list = await readAnswer(client.v1.sites[':site'].objects.$get({ param: { site: 'LAB' }, query }));
    const [first] = list.objects;
    const param = { site: 'LAB', id: first!.id };
    const shown = await readAnswer(client.v1.sites[':site'].objects[':id'].$get({ param }));
    expect(shown.steps?.[0]?.name).toEqual(expect.any(String));
  });

  it('throws the problem of an answer', async () => {
    const failing = readAnswer(client.v1.sites[':site'].$get({ param: { site: 'XYZ' } }));
    await expect(failing).rejects.toThrowError(ProblemError);
    await expect(failing).rejects.toMatchObject({ problem: { code: 'SITE_UNKNOWN', status: 404 } });
  });
});
