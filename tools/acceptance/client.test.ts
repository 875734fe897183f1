import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLog, serve, type Serving } from '@tsferry/api';
import { createEngine, type Engine } from '@tsferry/engine';
import { createClient, ProblemError, readAnswer, type Client } from '@tsferry/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const library = join(import.meta.dirname, '..', '..', 'libs', 'client');
const example = join(library, 'examples', 'move-a-task-sequence.ts');
let folder: string;
let engine: Engine;
let serving: Serving;
let client: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsferry-client-'));
  cpSync(join(fixtures, 'lab.zip'), join(folder, 'lab.zip'));
  cpSync(join(fixtures, 'lab_files'), join(folder, 'lab_files'), { recursive: true });
  engine = createEngine({ home: join(folder, 'home') });
  const options = { engine, home: join(folder, 'home'), version: '0', port: 0, host: '127.0.0.1', archives: folder };
  serving = await serve({ ...options, log: createLog('error') });
  const { token } = await engine.createToken({ name: 'client', role: 'administrator' });
  client = createClient(serving.url, { token });
});
afterAll(async () => {
  await serving.close(0);
  await engine.close();
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

  it('answers null where there is nothing to answer', async () => {
    const plan = await readAnswer(client.v1['export-plans'].$post({ json: { site: 'LAB', roots: ['*'] } }));
    const header = { prefer: 'wait=60' };
    const json = { name: 'to remove' };
    const applied = await client.v1['export-plans'][':id'].apply.$post({ param: { id: plan.id }, header, json });
    expect(applied.status).toBe(200);
    const { archives } = await readAnswer(client.v1.archives.$get());
    const archive = archives.find(({ removable }) => removable)!.id;
    expect(await readAnswer(client.v1.archives[':archive'].$delete({ param: { archive } }))).toBeNull();
  });

  it('throws the problem of an answer', async () => {
    const failing = readAnswer(client.v1.sites[':site'].$get({ param: { site: 'XYZ' } }));
    await expect(failing).rejects.toThrowError(ProblemError);
    await expect(failing).rejects.toMatchObject({ problem: { code: 'SITE_UNKNOWN', status: 404 } });
  });
});

describe('the example of the client', () => {
  it('is what the README shows', () => {
    expect(readFileSync(join(library, 'README.md'), 'utf8')).toContain(readFileSync(example, 'utf8'));
  });

  it('lists, plans, imports, exports and downloads', async () => {
    cpSync(join(fixtures, 'lab.zip'), join(folder, 'windows11.zip'));
    cpSync(join(fixtures, 'lab_files'), join(folder, 'windows11_files'), { recursive: true });
    await engine.createSite({ code: 'PRD' });
    vi.stubEnv('TSFERRY_URL', serving.url);
    vi.stubEnv('TSFERRY_TOKEN', (await engine.createToken({ name: 'example', role: 'administrator' })).token);
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...words) => void lines.push(words.join(' ')));
    const before = process.cwd();
    process.chdir(folder);
    try {
      await import(pathToFileURL(example).href);
    } finally {
      process.chdir(before);
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
    }
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^sites:.* PRD/),
        expect.stringMatching(/^archives:.* windows11\.zip/),
        'create Deploy Windows 11',
        expect.stringMatching(/^imported: \d+$/),
        expect.stringMatching(/^SITE_UNKNOWN - The sites are /),
      ]),
    );
    expect(statSync(join(folder, 'deploy.zip')).size).toBeGreaterThan(1_000);
  });
});
