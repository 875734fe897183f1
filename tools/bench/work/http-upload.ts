import { request } from 'node:http';

const piece = Buffer.alloc(1024 * 1024, 7);

/** Uploads so many zips of so many bytes at once, each in one stream. They are not finished: only their way counts. */
export async function uploadMany(url: string, token: string, count: number, bytes: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => upload(url, token, bytes)));
}

async function upload(url: string, token: string, bytes: number): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: 'bench.zip', bytes });
  const { id } = (await (await fetch(`${url}/v1/uploads`, { method: 'POST', headers, body })).json()) as { id: string };
  await send(`${url}/v1/uploads/${id}/zip`, token, bytes);
  await fetch(`${url}/v1/uploads/${id}`, { method: 'DELETE', headers });
}

function send(url: string, token: string, bytes: number): Promise<void> {
  return new Promise((done, fail) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': bytes,
      'upload-offset': 0,
    };
    const out = request(url, { method: 'PATCH', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 204 ? done() : fail(new Error(`Upload: ${answer.statusCode}`))));
    }).on('error', fail);
    let sent = 0;
    const write = (): void => {
      while (sent < bytes) {
        const next = piece.subarray(0, Math.min(piece.length, bytes - sent));
        sent += next.length;
        if (!out.write(next)) return void out.once('drain', write);
      }
      out.end();
    };
    write();
  });
}
