import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TestServer } from './start-server.js';

/** Uploads a pair, each file in one piece, and finishes it; the id of the archive. */
export async function uploadPair(
  server: TestServer,
  zip: string,
  folder: string,
  token = server.token,
): Promise<string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names.map((entry) => join(entry.parentPath, entry.name));
  const bytes = [zip, ...files].reduce((sum, file) => sum + statSync(file).size, 0);
  const begun = await server.post('/v1/uploads', { name: 'lab.zip', bytes }, { token });
  const { id } = (await begun.json()) as { id: string };
  await sendPiece(server, `/v1/uploads/${id}/zip`, 0, readFileSync(zip), { token });
  for (const file of files) {
    const path = encodeURIComponent(relative(folder, file).split('\\').join('/'));
    await sendPiece(server, `/v1/uploads/${id}/files/${path}`, 0, readFileSync(file), { token });
  }
  const finished = await server.post(`/v1/uploads/${id}/finish`, { files: files.length + 1 }, { token });
  if (finished.status !== 200) throw new Error(await finished.text());
  return id;
}

/** Sends one piece of a file. */
export function sendPiece(
  server: TestServer,
  path: string,
  offset: number,
  body: Uint8Array,
  { token = server.token, headers = {} }: { readonly token?: string; readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  return server.call(path, {
    method: 'PATCH',
    token,
    headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset), ...headers },
    body: new Uint8Array(body),
  });
}
