import { Hono } from 'hono';
import { hc } from 'hono/client';
import { describe, expect, it } from 'vitest';
import { ProblemError, readAnswer, type Answer } from './index.js';

const problem = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  code: 'SITE_UNKNOWN',
  detail: 'There is no site XYZ.',
};
const app = new Hono()
  .get('/good', (c) => c.json({ sites: ['LAB'] }))
  .get('/bad', (c) => c.json({ ...problem, hint: 'The sites are LAB.', details: {} }, 404));
const pages = new Hono().all('*', (c) => c.html('<h1>Bad Gateway</h1>', c.req.path === '/proxy' ? 502 : 200));
const client = hc<typeof app>('http://localhost', { fetch: app.request });

describe('readAnswer', () => {
  it('returns the answer of a call that went well', async () => {
    expect(await readAnswer(client.good.$get())).toEqual({ sites: ['LAB'] });
  });

  it('throws the problem of a call that was refused, with its code and what to do', async () => {
    const failing = readAnswer(client.bad.$get());
    await expect(failing).rejects.toThrowError(ProblemError);
    await expect(failing).rejects.toMatchObject({
      message: 'There is no site XYZ.',
      code: 'SITE_UNKNOWN',
      problem: { code: 'SITE_UNKNOWN', hint: 'The sites are LAB.' },
    });
  });

  it.each([
    ['/page', 200],
    ['/proxy', 502],
  ])('throws a problem for what is no JSON: %s', async (path, status) => {
    const failing = readAnswer(Promise.resolve(pages.request(path)) as Promise<Answer<unknown>>);
    await expect(failing).rejects.toThrowError(ProblemError);
    await expect(failing).rejects.toMatchObject({ code: 'NOT_JSON', problem: { status, details: {} } });
  });

  it('throws a problem for JSON that is none of ours', async () => {
    const other = new Hono().get('/', (c) => c.json({ error: 'no' }, 500));
    const failing = readAnswer(Promise.resolve(other.request('/')) as Promise<Answer<unknown>>);
    await expect(failing).rejects.toMatchObject({ code: 'NOT_JSON', problem: { status: 500 } });
  });
});
