/** The HTTP group of the catalogue of what to survive, byte for byte as a client may send it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putLab } from './testing/fixtures.js';
import { rawRequest } from './testing/raw-request.js';
import { startServer, type TestServer } from './testing/start-server.js';

let server: TestServer;
let host: string;
let auth: string;
beforeAll(async () => {
  server = await startServer({ limits: { bodyBytes: 200_000 } });
  putLab(join(server.folder, 'archives'));
  await server.post('/v1/sites', { code: 'LAB' });
  host = `Host: 127.0.0.1:${server.port}`;
  auth = `Authorization: Bearer ${server.token}`;
});
afterAll(() => server.close());

/** A request out of its lines; `HOST` and `AUTH` stand for the right ones. */
const send = (lines: readonly string[], body = '') =>
  rawRequest(
    server.port,
    [...lines.map((line) => line.replace(/^HOST$/, host).replace(/^AUTH$/, auth)), '', ''].join('\r\n') + body,
  );
const json = (body: string): string[] => [
  'Content-Type: application/json',
  `Content-Length: ${Buffer.byteLength(body)}`,
];
const post = (path: string, headers: readonly string[], body: string) =>
  send([`POST ${path} HTTP/1.1`, 'HOST', ...headers, ...json(body)], body);

/** That nothing was changed, and the server goes on. */
async function unchanged(): Promise<void> {
  expect(await (await server.call('/v1/sites')).json()).toMatchObject({ sites: [{ code: 'LAB' }] });
  expect(readdirSync(join(server.folder, 'archives')).sort()).toEqual(['lab.zip', 'lab_files']);
  expect((await server.call('/health', { token: null })).status).toBe(200);
}

describe('H01 hosts', () => {
  it.each<[string, string[], number[]]>([
    ['a foreign one', ['GET /v1/sites HTTP/1.1', 'Host: evil.example', 'AUTH'], [421]],
    ['the right name with another port', ['GET /v1/sites HTTP/1.1', 'Host: 127.0.0.1:1', 'AUTH'], [421]],
    ['a foreign one, where nobody has to be known', ['GET /health HTTP/1.1', 'Host: evil.example'], [421]],
    ['none', ['GET /v1/sites HTTP/1.1', 'AUTH'], [400]],
    ['two', ['GET /v1/sites HTTP/1.1', 'HOST', 'Host: evil.example', 'AUTH'], [400]],
    ['an absolute target', ['GET http://evil.example/v1/sites HTTP/1.1', 'HOST', 'AUTH'], [400]],
  ])('%s', async (_, lines, expected) => {
    const answer = await send(lines);
    expect(expected).toContain(answer.status);
    expect(answer.body).not.toContain('LAB');
  });
});

describe('H02 origins of changes', () => {
  const body = '{"code":"BAD"}';
  it.each<[string, string[]]>([
    ['a foreign one', ['Origin: https://evil.example']],
    ['null', ['Origin: null']],
    ['the right host over the wrong scheme', [`Origin: https://127.0.0.1:1`]],
    ['a fetch from another site', ['Sec-Fetch-Site: cross-site']],
    ['a fetch from another name of this site', ['Sec-Fetch-Site: same-site']],
    ['a cookie and no origin', ['Cookie: tsferry=x']],
  ])('%s, whatever the content type', async (_, headers) => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data', '']) {
      const answer = await send(
        [
          'POST /v1/sites HTTP/1.1',
          'HOST',
          'AUTH',
          ...headers,
          ...(type === '' ? [] : [`Content-Type: ${type}`]),
          `Content-Length: ${body.length}`,
        ],
        body,
      );
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([403, 'ORIGIN_REFUSED']);
    }
    await unchanged();
  });

  it('its own is taken', async () => {
    const answer = await post('/v1/sites', ['AUTH', `Origin: http://127.0.0.1:${server.port}`], '{"code":"LAB"}');
    expect(JSON.parse(answer.body).code).toBe('SITE_EXISTS');
  });
});

describe('H03 framing', () => {
  it.each<[string, string[], string]>([
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6'], 'hello'],
    ['a negative length', ['Content-Length: -1'], ''],
    ['a chunk size that overflows', ['Transfer-Encoding: chunked'], 'fffffffffffffffff\r\nx\r\n0\r\n\r\n'],
  ])('%s', async (_, headers, body) => {
    const answer = await send(
      ['POST /v1/sites HTTP/1.1', 'HOST', 'AUTH', 'Content-Type: application/json', ...headers],
      body,
    );
    expect(answer).toMatchObject({ status: 400, closed: true });
    await unchanged();
  });
});

describe('H04 size', () => {
  it('refuses a length beyond the limit before it reads', async () => {
    const answer = await send([
      'POST /v1/sites HTTP/1.1',
      'HOST',
      'AUTH',
      'Content-Type: application/json',
      `Content-Length: ${2 ** 40}`,
    ]);
    expect(answer.status).toBe(413);
  });

  it('refuses chunks at the limit, counted as they come', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const lines = [
      'POST /v1/sites HTTP/1.1',
      'HOST',
      'AUTH',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ];
    expect((await send(lines, chunk.repeat(8))).status).toBe(413);
    await unchanged();
  });
});

describe('H05 and H09 paths', () => {
  it.each([
    '/v1/archives/..%2fhome%2ftsferry.sqlite',
    '/v1/archives/%2e%2e%2fhome%2ftsferry.sqlite',
    '/v1/archives/..%5chome',
    '/v1/archives/..%252f..%252fetc%252fpasswd',
    '/v1/archives/%2fetc%2fpasswd',
    '/v1/archives/%2fproc%2fself%2fenviron',
    '/v1/archives/%2fdev%2fzero',
    '/v1/archives/%5c%5cevil%5cshare%5cx.zip',
    '/v1/archives/file%3a%2f%2f%2fetc%2fpasswd',
    '/v1/archives/lab.zip%00',
    '/v1/archives/con.zip%3aads',
    '/v1/archives/lab.zip/files/..%2f..%2fhome%2ftsferry.sqlite',
    '/v1/archives/lab.zip/files/%2fetc%2fpasswd',
    '/v1/sites/..%2f..%2fetc',
    '/v1/jobs/..%2f..%2fetc',
    '/v1/../v1/nothing',
  ])('%s leads nowhere', async (path) => {
    const answer = await send([`GET ${path} HTTP/1.1`, 'HOST', 'AUTH']);
    expect([404, 422]).toContain(answer.status);
    expect(answer.head).toMatch(/content-type: application\/problem\+json/i);
    expect(answer.body).not.toMatch(/root:x|SQLite format 3/);
    expect(answer.body).not.toContain(server.folder);
  });

  it.each(['//v1/sites', '/v1/sites#x', '/\\v1/sites'])('%s is no target', async (path) => {
    expect((await send([`GET ${path} HTTP/1.1`, 'HOST', 'AUTH'])).status).toBe(400);
  });

  it.each(['//v1//sites', '/v1%2fsites', '/V1/sites', '/v1/sites/%4c%41%42/'])(
    '%s shows nothing to nobody',
    async (path) => {
      const answer = await send([`GET ${path} HTTP/1.1`, 'HOST']);
      expect([400, 401, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('LAB');
    },
  );

  it.each(['archive', 'contentTo', 'file', 'maps', 'store'])('no path is taken as %s', async (name) => {
    const body = JSON.stringify({ site: 'LAB', archive: 'lab.zip', [name]: '/etc/passwd' });
    const answer = await post('/v1/import-plans', ['AUTH'], body);
    expect([400, 404]).toContain(answer.status);
  });
});

describe('H06 slowness', () => {
  it('refuses 300 KB of headers', async () => {
    expect((await send(['GET /v1/sites HTTP/1.1', 'HOST', `X: ${'x'.repeat(300_000)}`])).status).toBe(431);
  });

  it('gives up a body that does not come, and serves others meanwhile', async () => {
    const slow = await startServer({ limits: { bodyMs: 100 } });
    try {
      const lines = [
        'POST /v1/sites HTTP/1.1',
        `Host: 127.0.0.1:${slow.port}`,
        `Authorization: Bearer ${slow.token}`,
        'Content-Type: application/json',
        'Content-Length: 100',
      ];
      const hung = rawRequest(slow.port, [...lines, '', '{'].join('\r\n'));
      expect((await slow.call('/v1/sites')).status).toBe(200);
      expect((await hung).status).toBe(408);
    } finally {
      await slow.close();
    }
  });
});

describe('H07 forms are not taken', () => {
  it.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/html', 'application/xml'])(
    '%s',
    async (type) => {
      const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="../../evil"\r\n\r\nx\r\n';
      const answer = await send(
        ['POST /v1/uploads HTTP/1.1', 'HOST', 'AUTH', `Content-Type: ${type}`, `Content-Length: ${body.length}`],
        body,
      );
      expect(answer.status).toBe(415);
      await unchanged();
    },
  );

  it.each(['../evil.zip', 'a/b.zip', 'C:\\x.zip', 'x\u001b[2J.zip', '.zip', 'x.zip ', 'con?.zip', 'x'])(
    'an upload cannot be named %j',
    async (name) => {
      expect((await server.post('/v1/uploads', { name, bytes: 10 })).status).toBe(400);
    },
  );
});

describe('H08 JSON', () => {
  it.each<[string, string]>([
    ['a prototype', '{"code":"BAD","__proto__":{"role":"administrator"}}'],
    ['100,000 levels', `{"code":${'['.repeat(90_000)}${']'.repeat(90_000)}}`],
    ['a name twice', '{"code":"BAD","code":"LAB"}'],
    ['a name twice, once escaped', '{"code":"BAD","c\\u006fde":"LAB"}'],
    ['an unknown name', '{"code":"BAD","admin":true}'],
    ['a wrong type', '{"code":["BAD"]}'],
    ['a number that is none', '{"code":1e999}'],
    ['a huge text', `{"code":"${'x'.repeat(150_000)}"}`],
    ['half a document', '{"code":"BAD"'],
    ['two documents', '{"code":"BAD"}{}'],
    ['nothing', ''],
    ['bytes that are not UTF-8', '{"code":"\xff\xfe"}'],
  ])('%s', async (_, body) => {
    const bytes = Buffer.from(body, 'latin1');
    const head = [
      'POST /v1/sites HTTP/1.1',
      host,
      auth,
      'Content-Type: application/json',
      `Content-Length: ${bytes.length}`,
    ];
    const answer = await rawRequest(server.port, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]));
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'USAGE']);
    await unchanged();
  });
});

describe('H12 tokens', () => {
  const none = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.';
  it.each<[string, () => string[]]>([
    ['none', () => []],
    ['a wrong one', () => [`Authorization: Bearer ${server.token.slice(0, -1)}0x`]],
    ['a right one under another scheme', () => [`Authorization: Basic ${server.token}`]],
    ['an unsigned JWT', () => [`Authorization: Bearer ${none}`]],
    ['a cookie that nobody gave', () => ['Cookie: tsferry=abc']],
  ])('%s', async (_, headers) => {
    const answer = await send(['GET /v1/sites HTTP/1.1', 'HOST', ...headers()]);
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.head).toMatch(/www-authenticate: Bearer/i);
  });

  it('one in the address counts for nothing', async () => {
    expect((await send([`GET /v1/sites?token=${server.token} HTTP/1.1`, 'HOST'])).status).toBe(401);
  });

  it('a revoked one', async () => {
    const token = await server.makeToken('reader');
    expect((await server.call('/v1/me', { token })).status).toBe(200);
    await server.call(`/v1/tokens/${token.split('_')[1]}`, { method: 'DELETE' });
    expect((await server.call('/v1/me', { token })).status).toBe(401);
  });

  it('guesses come to an end', async () => {
    const own = await startServer({ limits: { guesses: 5 } });
    try {
      const guess = () => own.call('/v1/me', { token: `tsf_${'0'.repeat(12)}_${'0'.repeat(64)}` });
      const states: number[] = [];
      for (let at = 0; at < 7; at++) states.push((await guess()).status);
      expect(states).toEqual([401, 401, 401, 401, 401, 429, 429]);
    } finally {
      await own.close();
    }
  });
});

describe('H13 other sites', () => {
  it('may read nothing, and are answered in no time', async () => {
    const answer = await send([
      'OPTIONS /v1/sites HTTP/1.1',
      'HOST',
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
      `Access-Control-Request-Headers: ${'a,'.repeat(5_000)}`,
    ]);
    expect(answer.head).not.toMatch(/access-control-allow/i);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('H11 methods', () => {
  it.each(['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method'])('%s changes nothing', async (name) => {
    const answer = await send(['GET /v1/tokens HTTP/1.1', 'HOST', 'AUTH', `${name}: DELETE`]);
    expect(answer.status).toBe(200);
  });
});

describe('every answer', () => {
  it('keeps browsers to this server', async () => {
    for (const path of ['/', '/health', '/v1/sites', '/nothing', '/reference']) {
      const { headers } = await server.call(path, { token: null });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('is in the log without what is secret', async () => {
    await server.call('/v1/sites');
    await fetch(server.link, { redirect: 'manual' });
    const log = server.logged.join('');
    expect(log).not.toContain(server.token.split('_')[2]);
    expect(log).not.toContain(server.link.split('/').at(-1));
  });
});
