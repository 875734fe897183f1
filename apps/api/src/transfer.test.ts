import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labFiles, labZip, putLab } from './testing/fixtures.js';
import { startServer, type TestServer } from './testing/start-server.js';
import { uploadPair } from './testing/upload-pair.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
});
afterAll(() => server.close());

const wait = { Prefer: 'wait=60' };
const get = async <T>(path: string): Promise<T> => (await server.call(path)).json() as Promise<T>;
type Plan = { id: string; plan: { applicable: boolean; applied: boolean; objects: { action: string }[] }; job: string };

describe('a transfer over HTTP', () => {
  it('looks into an archive of the configured folder, and tells no path of the server', async () => {
    const { archives } = await get<{ archives: { id: string; from: string }[] }>('/v1/archives');
    expect(archives).toMatchObject([{ id: 'lab.zip', from: 'folder' }]);
    const inspected = await server.call('/v1/archives/lab.zip');
    const text = await inspected.text();
    expect(inspected.status).toBe(200);
    expect(text).not.toContain(server.folder);
    const { objects, total } = await get<{ objects: { id: string }[]; total: number }>(
      '/v1/archives/lab.zip/objects?class=SMS_TaskSequencePackage&limit=1',
    );
    expect(objects).toHaveLength(1);
    expect(total).toBeGreaterThan(1);
    const closure = await get<{ root: string }>(`/v1/archives/lab.zip/objects/${objects[0]!.id}/closure`);
    expect(closure.root).toBe(objects[0]!.id);
  });

  it('imports an archive of the folder in one call, and waits for it', async () => {
    const body = { site: 'LAB', archive: 'lab.zip', policy: { ignoreMissing: true } };
    const answer = await server.post('/v1/imports', body, { headers: wait });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ site: 'LAB', applied: true });
    expect(answer.headers.get('location')).toMatch(/^\/v1\/jobs\//);
    const job = await get<{ state: string; links: object }>(answer.headers.get('location')!);
    expect(job).toMatchObject({ state: 'done', kind: 'import', links: { archive: 'lab.zip' } });
  });

  it('compares an archive with the site that imported it, and tells no path of the server', async () => {
    const answer = await server.call('/v1/comparison?a=lab.zip&b=LAB&equal=true');
    expect(answer.status).toBe(200);
    const comparison = (await answer.json()) as { equal: boolean; same: number; onlyA: object[] };
    expect(comparison).toMatchObject({ onlyA: [], onlyB: [] });
    expect(comparison.same).toBeGreaterThan(20);
    const one = await get<{ objects: { b: { id: string } }[] }>(
      '/v1/comparison?a=lab.zip%23LAB00001&b=LAB&stamped=true&pairs=LAB00002=LAB00003',
    );
    expect(one.objects.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify([comparison, one])).not.toContain(server.folder);
    expect((await server.call('/v1/comparison?a=none.zip&b=LAB')).status).toBe(404);
    expect((await server.call('/v1/comparison?a=LAB%23&b=LAB')).status).toBe(400);
    expect((await server.call('/v1/comparison?a=LAB&b=LAB&pairs=x')).status).toBe(400);
  });

  it('exports in one call, into a job, and gives the archive out again', async () => {
    const body = { site: 'LAB', roots: ['*'], name: 'everything' };
    const started = await server.post('/v1/exports', body);
    expect(started.status).toBe(202);
    const answer = await server.post('/v1/exports', { ...body, name: 'again' }, { headers: wait });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ applied: true, archive: 'again.zip' });
    const { links } = await get<{ links: { archive: string } }>(answer.headers.get('location')!);
    const zip = await server.call(`/v1/archives/${links.archive}/zip`);
    const bytes = Buffer.from(await zip.arrayBuffer());
    expect(bytes.equals(readFileSync(join(server.folder, 'home', 'exports', 'LAB', 'again.zip')))).toBe(true);
    expect(zip.headers.get('content-disposition')).toContain(`filename*=UTF-8''again.zip`);
    const taken = await server.post('/v1/exports', { ...body, name: 'again' }, { headers: wait });
    expect(taken.status).toBe(409);
    const problem = await taken.text();
    expect(JSON.parse(problem)).toMatchObject({ code: 'TARGET_EXISTS' });
    expect(problem).not.toContain(server.folder);
    const verified = await server.post(`/v1/archives/${links.archive}/verify`, undefined, { headers: wait });
    expect(await verified.json()).toMatchObject({ archive: { checksums: 'ok' } });
  });

  it('uploads a pair, plans, changes the plan, applies it, and reports what to enter again', async () => {
    const archive = await uploadPair(server, labZip, labFiles);
    const { objects } = await get<{ objects: { id: string }[] }>(`/v1/archives/${archive}/objects?limit=1`);
    const policy = { byId: { [objects[0]!.id]: { action: 'ignore' } } };
    const planned = await server.post('/v1/import-plans', { site: 'PRD', archive, policy });
    expect(planned.status).toBe(201);
    const first = (await planned.json()) as Plan;
    expect(first.plan).toMatchObject({ applied: false, applicable: false });
    const blocked = await server.post(`/v1/import-plans/${first.id}/apply`, undefined);
    expect(blocked.status).toBe(409);
    expect(await blocked.json()).toMatchObject({ code: 'PLAN_BLOCKED', details: { blockers: expect.any(Array) } });

    const changed = await server.post(`/v1/import-plans/${first.id}/changes`, {
      policy: { ignoreMissing: true, byId: { [objects[0]!.id]: null } },
    });
    const second = (await changed.json()) as Plan;
    expect(second.id).not.toBe(first.id);
    expect(second.plan.applicable).toBe(true);
    const applied = await server.post(`/v1/import-plans/${second.id}/apply`, undefined, { headers: wait });
    expect(applied.status).toBe(200);
    const { job } = await get<Plan>(`/v1/import-plans/${second.id}`);
    const csv = await (await server.call(`/v1/jobs/${job}/report?format=csv`)).text();
    expect(csv).toContain('"Property"');
    const html = await server.call(`/v1/jobs/${job}/report?format=html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('says 409 with what would be replaced until the code of the site confirms it', async () => {
    const policy = { default: 'overwrite', ignoreMissing: true, byClass: { SMS_Application: 'add-revision' } };
    const input = { site: 'LAB', archive: 'lab.zip', policy };
    const { id } = (await (await server.post('/v1/import-plans', input)).json()) as Plan;
    const apply = (body?: unknown) => server.post(`/v1/import-plans/${id}/apply`, body, { headers: wait });
    const replaced = { class: expect.any(String), id: expect.any(String), name: expect.any(String) };
    const refusal = {
      code: 'NOT_CONFIRMED',
      hint: expect.stringContaining('the code of the site, LAB'),
      details: { site: 'LAB', objects: expect.arrayContaining([{ ...replaced, action: 'add-revision' }]) },
      next: [{ do: 'confirm-import', site: 'LAB' }],
    };
    for (const body of [undefined, {}, { confirm: 'PRD' }]) {
      const refused = await apply(body);
      expect([refused.status, await refused.json()]).toMatchObject([409, refusal]);
    }
    const atOnce = await server.post('/v1/imports', input, { headers: wait });
    expect([atOnce.status, await atOnce.json()]).toMatchObject([409, refusal]);
    expect((await server.post('/v1/imports', { ...input, confirm: 'LAB' }, { headers: wait })).status).toBe(200);
  });

  it('says 409 when objects changed after a plan was shown', async () => {
    const policy = { default: 'overwrite', ignoreMissing: true, byClass: { SMS_Application: 'add-revision' } };
    const plan = async (): Promise<Plan> =>
      (await server.post('/v1/import-plans', { site: 'LAB', archive: 'lab.zip', policy })).json() as Promise<Plan>;
    const [left, right] = [await plan(), await plan()];
    expect(left).toMatchObject({ site: 'LAB' });
    const changes = await get<{ changes: object[] }>(`/v1/import-plans/${left.id}/differences`);
    expect(changes.changes.length).toBeGreaterThan(0);
    const confirmed = { confirm: 'lab' };
    expect((await server.post(`/v1/import-plans/${left.id}/apply`, confirmed, { headers: wait })).status).toBe(200);
    const stale = await server.post(`/v1/import-plans/${right.id}/apply`, confirmed, { headers: wait });
    expect([stale.status, await stale.json()]).toMatchObject([409, { code: 'PLAN_STALE' }]);
  });
});
