import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJson, parseJson } from './security/parse-json.js';
import { labZip, putLab } from './testing/fixtures.js';
import { startServer, type TestServer } from './testing/start-server.js';
import { sendPiece } from './testing/upload-pair.js';
import type { Upload } from '@tsferry/contract';

const zip = readFileSync(labZip);

let server: TestServer;
beforeEach(async () => void (server = await startServer({ limits: { openUploads: 16 } })));
afterEach(() => server.close());

const begin = async (bytes: number): Promise<string> =>
  ((await (await server.post('/v1/uploads', { name: 'lab.zip', bytes })).json()) as Upload).id;
const remove = (id: string): Promise<Response> => server.call(`/v1/uploads/${id}`, { method: 'DELETE' });
const times = <Value>(count: number, make: (at: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));

describe('requests at once', () => {
  it('begin no more uploads than the limit', async () => {
    const answers = await times(40, () => server.post('/v1/uploads', { name: 'x.zip', bytes: 1 }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(16);
  });

  it('finish an upload or remove it, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await begin(zip.length);
      await sendPiece(server, `/v1/uploads/${id}/zip`, 0, zip);
      const [finished] = await Promise.all([server.post(`/v1/uploads/${id}/finish`, { files: 1 }), remove(id)]);
      const found = await server.call(`/v1/archives/${id}/zip`);
      expect([finished.status === 200, found.status]).toEqual([
        finished.status === 200,
        finished.status === 200 ? 200 : 404,
      ]);
      await found.arrayBuffer();
    }
  });

  it('leave no file of an upload that was removed', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await begin(1000);
      await Promise.all([
        remove(id),
        ...Array.from({ length: 6 }, (_, at) =>
          sendPiece(server, `/v1/uploads/${id}/files/${at}.txt`, 0, Buffer.alloc(10)),
        ),
      ]);
      const gone = (await server.call(`/v1/uploads/${id}`)).status === 404;
      if (!gone) expect((await remove(id)).status).toBe(204);
      expect(existsSync(join(server.folder, 'home', 'uploads', id))).toBe(false);
    }
  });
});

describe('plans that nobody applies', () => {
  it('are so many, of each kind and each token, and the oldest go', async () => {
    const own = await startServer({ limits: { openPlans: 2 } });
    try {
      putLab(join(own.folder, 'archives'));
      await own.post('/v1/sites', { code: 'AAA' });
      const plan = async (): Promise<string> =>
        ((await (await own.post('/v1/import-plans', { site: 'AAA', archive: 'lab.zip' })).json()) as { id: string }).id;
      const ids = [await plan(), await plan(), await plan(), await plan()];
      const states: number[] = [];
      for (const id of ids) states.push((await own.call(`/v1/import-plans/${id}`)).status);
      expect(states).toEqual([404, 404, 200, 200]);
    } finally {
      await own.close();
    }
  });
});

const noPause = (): Promise<void> => Promise.resolve();

describe('hostile requests', () => {
  it('keep the parser of bodies no longer than honest ones of their size', async () => {
    await expect(checkJson(`"${'\\"'.repeat(2_000_000)}`, noPause)).rejects.toThrow();
    expect(parseJson('{"a\\"b":"c"}')).toEqual({ 'a"b': 'c' });
  });

  it('plan no more roots or decisions than an archive can have', async () => {
    await server.engine.createSite({ code: 'AAA' });
    const many = Array.from({ length: 10_001 }, (_, at) => `AAA${at}`);
    const policy = { links: Object.fromEntries(many.map((id) => [id, id])) };
    const answers = [
      await server.post('/v1/export-plans', { site: 'AAA', roots: many }),
      await server.post('/v1/exports', { site: 'AAA', roots: many, name: 'x' }),
      await server.post('/v1/import-plans', { site: 'AAA', archive: 'lab.zip', policy }),
      await server.post('/v1/imports', { site: 'AAA', archive: 'lab.zip', policy }),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'USAGE' }]);
    }
  });

  it('are not told of every wrong value when there are a hundred thousand', async () => {
    const answer = await server.post('/v1/export-plans', { site: 'LAB', roots: Array<number>(100_000).fill(1) });
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(10_000);
  });

  it('get no 500 for paths that no folder can hold', async () => {
    const id = await begin(100);
    const put = async (path: string): Promise<number> =>
      (await sendPiece(server, `/v1/uploads/${id}/files/${encodeURIComponent(path)}`, 0, Buffer.alloc(0))).status;
    const paths = ['a', 'a/b', 'c/d', 'c', 'あ'.repeat(200)];
    const answers: number[] = [];
    for (const path of paths) answers.push(await put(path));
    expect(answers).toEqual([204, 422, 204, 422, 422]);
  });
});

describe('ids on the page', () => {
  it('reach the route that was meant, whatever they hold', async () => {
    const archives = join(server.folder, 'archives');
    putLab(archives);
    copyFileSync(join(archives, 'lab.zip'), join(archives, '50% off #1.zip'));
    await server.engine.createSite({ code: 'AAA' });
    const input = { site: 'AAA', archive: 'lab.zip', policy: { ignoreMissing: true } };
    expect((await server.post('/v1/imports', input, { headers: { prefer: 'wait=60' } })).status).toBe(200);
    const { objects } = await server.engine.listObjects({ site: 'AAA', class: 'SMS_Application' });
    const page = async (query: string): Promise<number> => (await server.call(`/?${query}`)).status;
    expect(await page(`site=AAA&object=${encodeURIComponent(objects[0]!.id)}`)).toBe(200);
    expect(await page(`archive=${encodeURIComponent('50% off #1.zip')}`)).toBe(200);
    expect(await page(`job=${encodeURIComponent('../tokens')}`)).toBe(404);
  });
});

describe('paths of the server', () => {
  it('are in no answer, folders that are links included', async () => {
    const real = join(server.folder, 'real');
    const link = join(server.folder, 'link');
    mkdirSync(real);
    symlinkSync(real, link);
    const other = await startServer({ exports: link });
    try {
      putLab(join(other.folder, 'archives'));
      await other.engine.createSite({ code: 'AAA' });
      const wait = { headers: { prefer: 'wait=60' } };
      const input = { site: 'AAA', archive: 'lab.zip', content: false, policy: { ignoreMissing: true } };
      expect((await other.post('/v1/imports', input, wait)).status).toBe(200);
      const out = { site: 'AAA', roots: ['Answer Files'], content: false, name: 'one' };
      for (const status of [200, 409]) {
        const answer = await other.post('/v1/exports', out, wait);
        expect([answer.status, (await answer.text()).includes(server.folder)]).toEqual([status, false]);
      }
    } finally {
      await other.close();
    }
  });
});
