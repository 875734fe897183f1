/** Disks that are full, or nearly (H17): 507, the server lives, and what is removed makes room. */
import { existsSync, mkdirSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Job, Upload } from '@tsferry/contract';
import { putLab } from '../testing/fixtures.js';
import { mayMount, mountSmallDisk, type SmallDisk } from '../testing/small-disk.js';
import { startServer, type TestServer } from '../testing/start-server.js';
import { sendPiece } from '../testing/upload-pair.js';

const mebibyte = 1024 ** 2;

let disk: SmallDisk | null = null;
let server: TestServer;
afterEach(async () => {
  await server.close();
  disk?.unmount();
  disk = null;
});

const begin = async (bytes: number): Promise<string> =>
  ((await (await server.post('/v1/uploads', { name: 'big.zip', bytes })).json()) as Upload).id;
const show = async (id: string): Promise<Upload> => (await (await server.call(`/v1/uploads/${id}`)).json()) as Upload;
const outcome = async (answer: Response): Promise<unknown> => [answer.status, await answer.json()];
const noSpace = [507, { code: 'CONTENT_SPACE', title: 'Insufficient Storage' }];
const free = ({ folder }: SmallDisk): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
/** A piece that does not say how long it is. */
const stream = (path: string, offset: number, bytes: number): Promise<Response> =>
  server.call(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) },
    body: new Blob([Buffer.alloc(bytes)]).stream(),
    duplex: 'half',
  } as RequestInit);

/** A server whose whole home is on a small disk. */
async function startOnSmallDisk(mebibytes: number, reserveBytes: number): Promise<SmallDisk> {
  disk = mountSmallDisk(mebibytes);
  server = await startServer({ limits: { reserveBytes } }, disk.folder);
  return disk;
}

describe.skipIf(!mayMount)('uploads to a small disk (needs mount)', () => {
  it('leave the store its reserve, and go on when there is room again', async () => {
    const small = await startOnSmallDisk(32, 8 * mebibyte);
    const id = await begin(40 * mebibyte);
    const path = `/v1/uploads/${id}/zip`;
    expect((await sendPiece(server, path, 0, Buffer.alloc(10 * mebibyte, 1))).status).toBe(204);
    const ballast = join(small.folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(8 * mebibyte));
    const before = free(small);
    // Refused before it is read: a client that waits to be told sends nothing at all.
    expect(await outcome(await sendPiece(server, path, 10 * mebibyte, Buffer.alloc(8 * mebibyte)))).toMatchObject(
      noSpace,
    );
    expect(await outcome(await stream(path, 10 * mebibyte, 9 * mebibyte))).toMatchObject(noSpace);
    expect((await show(id)).files).toEqual([{ path: '', bytes: 10 * mebibyte }]);
    expect(free(small)).toBeGreaterThan(before - mebibyte);
    writeFileSync(ballast, '');
    expect((await sendPiece(server, path, 10 * mebibyte, Buffer.alloc(4 * mebibyte))).status).toBe(204);
  });

  it('are refused when the disk is really full; then the server lives, and removing one frees its room', async () => {
    const small = await startOnSmallDisk(24, 0);
    const id = await begin(64 * mebibyte);
    const path = `/v1/uploads/${id}/zip`;
    await sendPiece(server, path, 0, Buffer.alloc(4 * mebibyte));
    for (const send of [
      stream,
      (at: string, offset: number) => sendPiece(server, at, offset, Buffer.alloc(30 * mebibyte)),
    ]) {
      expect(await outcome(await send(path, 4 * mebibyte, 30 * mebibyte))).toMatchObject(noSpace);
      expect((await show(id)).files).toEqual([{ path: '', bytes: 4 * mebibyte }]);
    }
    expect((await server.call('/health')).status).toBe(200);
    writeFileSync(join(small.folder, 'ballast'), Buffer.alloc(free(small) - 64 * 1024));
    expect(await outcome(await stream(path, 4 * mebibyte, mebibyte))).toMatchObject(noSpace);
    const before = free(small);
    expect((await server.call(`/v1/uploads/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(free(small)).toBeGreaterThan(before + 3 * mebibyte);
    const next = await begin(mebibyte);
    expect((await sendPiece(server, `/v1/uploads/${next}/zip`, 0, Buffer.alloc(mebibyte))).status).toBe(204);
  });
});

describe.skipIf(!mayMount)('an export to a full disk (needs mount)', () => {
  it.each([
    ['before it begins', true],
    ['while it goes on', false],
  ])('%s fails with the reason, leaves no half, and the server lives', async (_, isFull) => {
    const small = (disk = mountSmallDisk(4));
    const exports = join(small.folder, 'exports');
    mkdirSync(exports);
    server = await startServer({ exports });
    putLab(join(server.folder, 'archives'));
    await server.post('/v1/sites', { code: 'LAB' });
    const wait = { headers: { Prefer: 'wait=60' } };
    const policy = { ignoreMissing: true };
    expect((await server.post('/v1/imports', { site: 'LAB', archive: 'lab.zip', policy }, wait)).status).toBe(200);
    const ballast = join(small.folder, 'ballast');
    // With no content there is nothing to foresee: the zip itself does not fit.
    writeFileSync(ballast, Buffer.alloc(free(small) - (isFull ? 0 : 16 * 1024)));
    const input = { site: 'LAB', roots: ['*'], name: 'all', content: isFull };
    const refused = await server.post('/v1/exports', input, wait);
    const location = refused.headers.get('location')!;
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([507, 'CONTENT_SPACE']);
    const job = (await (await server.call(location)).json()) as Job;
    expect(job).toMatchObject({ state: 'failed', error: { code: 'CONTENT_SPACE' } });
    expect(JSON.stringify(job)).not.toContain(small.folder);
    const folder = join(exports, 'LAB');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    expect((await (await server.call('/v1/archives')).json()) as object).toMatchObject({
      archives: [{ id: 'lab.zip' }],
    });
    writeFileSync(ballast, '');
    expect((await server.post('/v1/exports', { ...input, content: false }, wait)).status).toBe(200);
  });
});

it('an export to a place that no folder can be made in says so', async () => {
  server = await startServer({ exports: join(import.meta.filename, 'exports') });
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
  const wait = { headers: { Prefer: 'wait=60' } };
  await server.post('/v1/imports', { site: 'LAB', archive: 'lab.zip', policy: { ignoreMissing: true } }, wait);
  const failed = await server.post('/v1/exports', { site: 'LAB', roots: ['*'], name: 'all' }, wait);
  const text = await failed.text();
  expect([failed.status, JSON.parse(text)]).toMatchObject([500, { code: 'WRITE_FAILED' }]);
  expect(text).not.toContain(import.meta.filename);
});

describe('an upload', () => {
  it('has so many files and folders, and no more', async () => {
    server = await startServer({ limits: { uploadEntries: 6 } });
    const id = await begin(1000);
    const put = async (path: string): Promise<number> =>
      (await sendPiece(server, `/v1/uploads/${id}/files/${encodeURIComponent(path)}`, 0, Buffer.alloc(0))).status;
    const answers: number[] = [];
    // The content folder, `a`, `b` and four files: the last is one too many.
    for (const path of ['a/1', 'a/1', 'a/b/2', 'a/3', 'a/4', 'x/y/z']) answers.push(await put(path));
    expect(answers).toEqual([204, 204, 204, 204, 413, 413]);
    expect((await show(id)).files.map(({ path }) => path)).toEqual(['a/1', 'a/3', 'a/b/2']);
    expect(
      (await sendPiece(server, `/v1/uploads/${id}/files/${encodeURIComponent('a/1')}`, 0, Buffer.from('x'))).status,
    ).toBe(204);
  });

  it('has no more of them when they come at once', async () => {
    server = await startServer({ limits: { uploadEntries: 20 } });
    const id = await begin(1000);
    const paths = Array.from({ length: 30 }, (_, at) => encodeURIComponent(`d${at}/e/${at}.txt`));
    await Promise.all(paths.map((path) => sendPiece(server, `/v1/uploads/${id}/files/${path}`, 0, Buffer.alloc(0))));
    const folder = join(server.folder, 'home', 'uploads', id);
    expect(readdirSync(folder, { recursive: true }).length).toBeLessThanOrEqual(20);
  });
});
