import { Hono } from 'hono';
import { hc } from 'hono/client';
import { describe, expect, it } from 'vitest';
import { ProblemError, readAnswer } from './index.js';

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
});
