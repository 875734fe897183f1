import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Upload } from '@tsferry/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labFiles, labZip } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';
import { sendPiece, uploadPair } from '../testing/upload-pair.js';

let server: TestServer;
beforeEach(async () => void (server = await startServer({ limits: { uploadBytes: 10_000_000, openUploads: 3 } })));
afterEach(() => server.close());

const begin = async (bytes: number): Promise<string> => {
  const { id } = (await (await server.post('/v1/uploads', { name: 'lab.zip', bytes })).json()) as Upload;
  return id;
};
const show = async (id: string): Promise<Upload> => (await (await server.call(`/v1/uploads/${id}`)).json()) as Upload;
const outcome = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
];
const zip = readFileSync(labZip);

describe('an upload', () => {
  it('goes on where it broke off, and becomes an archive when all has come', async () => {
    const id = await begin(zip.length);
    const path = `/v1/uploads/${id}/zip`;
    expect((await sendPiece(server, path, 0, zip.subarray(0, 1000))).headers.get('upload-offset')).toBe('1000');
    expect((await show(id)).files).toEqual([{ path: '', bytes: 1000 }]);
    const wrong = await sendPiece(server, path, 500, zip.subarray(500));
    expect(await wrong.json()).toMatchObject({ code: 'UPLOAD_OFFSET', status: 409, details: { offset: 1000 } });
    expect((await sendPiece(server, path, 1000, zip.subarray(1000))).status).toBe(204);
    const early = await server.post(`/v1/uploads/${id}/finish`, { files: 2 });
    expect(await outcome(early)).toEqual([422, 'CONTENT_MISSING']);
    const finish = async () => (await server.post(`/v1/uploads/${id}/finish`, { files: 1 })).json();
    expect(await finish()).toMatchObject({ id, name: 'lab.zip', from: 'upload', bytes: zip.length });
    expect(await finish()).toMatchObject({ id });
    expect((await sendPiece(server, path, zip.length, zip)).status).toBe(404);
    expect((await show(id)).state).toBe('finished');
  });

  it('keeps what came of a piece whose client went away', async () => {
    const id = await begin(zip.length);
    const socket = connect(server.port, '127.0.0.1');
    const head = [
      `PATCH /v1/uploads/${id}/zip HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Bearer ${server.token}`,
      'Content-Type: application/octet-stream',
      'Upload-Offset: 0',
      `Content-Length: ${zip.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(zip.subarray(0, 2000));
    await expect.poll(async () => (await show(id)).files[0]?.bytes).toBe(2000);
    const rival = await sendPiece(server, `/v1/uploads/${id}/zip`, 2000, zip.subarray(2000));
    expect(await outcome(rival)).toEqual([409, 'UPLOAD_OFFSET']);
    socket.destroy();
    await expect
      .poll(async () => (await sendPiece(server, `/v1/uploads/${id}/zip`, 2000, zip.subarray(2000))).status)
      .toBe(204);
  });

  it('takes no more than was announced, whether a length says so or not', async () => {
    const id = await begin(1000);
    const path = `/v1/uploads/${id}/zip`;
    expect(await outcome(await sendPiece(server, path, 0, zip.subarray(0, 1001)))).toEqual([413, 'TOO_LARGE']);
    const streamed = await server.call(path, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': '0' },
      body: new Blob([zip.subarray(0, 5000)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(await outcome(streamed)).toEqual([413, 'TOO_LARGE']);
    expect((await show(id)).files).toEqual([{ path: '', bytes: 0 }]);
    await sendPiece(server, path, 0, zip.subarray(0, 900));
    expect((await sendPiece(server, `/v1/uploads/${id}/files/a`, 0, zip.subarray(0, 101))).status).toBe(413);
    expect((await sendPiece(server, `/v1/uploads/${id}/files/a`, 0, zip.subarray(0, 100))).status).toBe(204);
  });

  it('checks a piece by the digest that comes with it', async () => {
    const id = await begin(zip.length);
    const digest = (bytes: Buffer) => ({
      'Content-Digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    });
    const path = `/v1/uploads/${id}/zip`;
    const wrong = await sendPiece(server, path, 0, zip, { headers: digest(Buffer.from('other')) });
    expect(await outcome(wrong)).toEqual([422, 'CONTENT_INTEGRITY']);
    expect((await show(id)).files).toEqual([{ path: '', bytes: 0 }]);
    expect((await sendPiece(server, path, 0, zip, { headers: digest(zip) })).status).toBe(204);
  });

  it('is no place for forms, nor for paths that leave it', async () => {
    const id = await begin(1000);
    const form = await sendPiece(server, `/v1/uploads/${id}/zip`, 0, zip, { headers: { 'Content-Type': 'text/html' } });
    expect(await outcome(form)).toEqual([415, 'MEDIA_TYPE']);
    for (const path of [
      '../evil',
      '/etc/passwd',
      'a/../../b',
      'C:\\x',
      '\\\\evil\\share\\x',
      'con',
      'a.',
      'x\u0000y',
      'a:b',
      'a\u202egpj.exe',
      'CON.txt/x',
      'a//b',
    ]) {
      const answer = await sendPiece(
        server,
        `/v1/uploads/${id}/files/${encodeURIComponent(path)}`,
        0,
        zip.subarray(0, 1),
      );
      expect(await outcome(answer)).toEqual([422, 'CONTENT_NAME']);
    }
    expect(existsSync(join(server.folder, 'home', 'uploads', 'evil'))).toBe(false);
  });

  it('spells each name in one way, as Windows keeps it', async () => {
    const id = await begin(1000);
    const send = async (path: string) => {
      const url = `/v1/uploads/${id}/files/${encodeURIComponent(path)}`;
      const answer = await sendPiece(server, url, 0, Buffer.from('x'));
      return answer.status === 204 ? 'taken' : outcome(answer);
    };
    expect(await send('Folder/a')).toBe('taken');
    for (const path of ['Folder/A', 'folder/b', 'FOLDER']) expect(await send(path)).toEqual([422, 'CONTENT_NAME']);
    expect(await send('Folder/b')).toBe('taken');
    expect((await show(id)).files.map(({ path }) => path)).toEqual(['Folder/a', 'Folder/b']);
  });

  it('stays open when its zip is refused', async () => {
    const id = await begin(1000);
    await sendPiece(server, `/v1/uploads/${id}/zip`, 0, Buffer.from('not a zip'));
    const refused = await server.post(`/v1/uploads/${id}/finish`, { files: 1 });
    expect(refused.status).toBe(422);
    expect((await show(id)).state).toBe('open');
    expect((await server.call(`/v1/archives/${id}`)).status).toBe(404);
  });

  it('is limited in size and number, and can be given up', async () => {
    const large = await server.post('/v1/uploads', { name: 'lab.zip', bytes: 10_000_001 });
    expect(await outcome(large)).toEqual([413, 'TOO_LARGE']);
    const ids = [await begin(10), await begin(10), await begin(10)];
    expect(await outcome(await server.post('/v1/uploads', { name: 'lab.zip', bytes: 10 }))).toEqual([429, 'TOO_MANY']);
    await sendPiece(server, `/v1/uploads/${ids[0]}/zip`, 0, zip.subarray(0, 10));
    expect((await server.call(`/v1/uploads/${ids[0]}`, { method: 'DELETE' })).status).toBe(204);
    expect(existsSync(join(server.folder, 'home', 'uploads', ids[0]!))).toBe(false);
    expect(await (await server.call('/v1/uploads')).json()).toMatchObject({ uploads: [{}, {}] });
  });
});

describe('a download', () => {
  it('serves ranges, and says how the file is called', async () => {
    const id = await uploadPair(server, labZip, labFiles);
    const part = async (range: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
      const answer = await server.call(`/v1/archives/${id}/zip`, { headers: { Range: range, ...headers } });
      return [answer.status, Buffer.from(await answer.arrayBuffer()).toString('hex')];
    };
    const hex = (start: number, end?: number): string => zip.subarray(start, end).toString('hex');
    expect(await part('bytes=0-3')).toEqual([206, hex(0, 4)]);
    expect(await part('bytes=-4')).toEqual([206, hex(zip.length - 4)]);
    expect(await part(`bytes=${zip.length - 2}-`)).toEqual([206, hex(zip.length - 2)]);
    expect(await part('bytes=0-1,3-4')).toEqual([200, hex(0)]);
    expect((await part(`bytes=${zip.length}-`))[0]).toBe(416);
    expect(await part('bytes=0-3', { 'If-Range': '"other"' })).toEqual([200, hex(0)]);
    const head = await server.call(`/v1/archives/${id}/zip`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(zip.length));
  });

  it('gives content files one by one, and everything as one tar', async () => {
    const id = await uploadPair(server, labZip, labFiles);
    const { files } = (await (await server.call(`/v1/archives/${id}/files`)).json()) as { files: { path: string }[] };
    const path = 'Deployment Scripts/modules/Contoso.psm1';
    expect(files.map((file) => file.path)).toContain(path);
    const file = await server.call(`/v1/archives/${id}/files/${encodeURIComponent(path)}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(readFileSync(join(labFiles, path)));
    const tar = await server.call(`/v1/archives/${id}/pair`);
    expect(tar.headers.get('content-disposition')).toContain('lab.tar');
    const names = await tarNames(Buffer.from(await tar.arrayBuffer()));
    expect(names).toEqual(['lab.zip', ...files.map((one) => `lab_files/${one.path}`)]);
  });
});

async function tarNames(bytes: Buffer): Promise<string[]> {
  const { extract } = await import('tar-stream');
  const tar = extract();
  tar.end(bytes);
  const names: string[] = [];
  for await (const entry of tar) {
    names.push(entry.header.name);
    entry.resume();
  }
  return names;
}
