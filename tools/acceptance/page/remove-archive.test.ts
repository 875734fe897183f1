import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRule, findWithAxe } from './testing/find-with-axe.js';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, open, view, type PageBench } from './testing/page-bench.js';

describe.skipIf(chromiumPath === null)('archives in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
    for (const name of ['one', 'two']) await post('/v1/exports', { site: 'LAB', roots: ['*'], name });
  });
  afterAll(() => bench.close());

  const post = async (path: string, body: object): Promise<void> => {
    const answer = await bench.server.post(path, body, { headers: { Prefer: 'wait=60' } });
    expect(answer.status).toBe(200);
  };
  const archives = async (): Promise<{ id: string; name: string }[]> =>
    (await (await bench.server.call('/v1/archives')).json()).archives;

  it('are removed after a question, and kept when it is not answered', async () => {
    const { page, context, troubles } = await bench.person();
    await open(bench, page, '/?view=archives');
    await page.getByRole('link', { name: 'Remove one.zip' }).click();
    await view(page, 'Remove one.zip?');
    expect(await findWithAxe(page, everyRule)).toEqual([]);
    await page.getByRole('link', { name: 'Keep it' }).click();
    await view(page, 'Archives');
    expect(await archives()).toHaveLength(2);
    await page.getByRole('link', { name: 'Remove one.zip' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await view(page, 'Archives');
    await page.getByText('one.zip').waitFor({ state: 'detached' });
    expect((await archives()).map(({ name }) => name)).toEqual(['two.zip']);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('that objects have their content in say why they stay', async () => {
    const [archive] = await archives();
    await post('/v1/imports', { site: 'PRD', archive: archive!.id, policy: { ignoreMissing: true } });
    const { page, context } = await bench.person();
    await open(bench, page, `/?view=remove&archive=${archive!.id}`);
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/is the package source of \d+ objects/).waitFor();
    expect(await archives()).toHaveLength(1);
    await context.close();
  });

  it('offer nothing to who may not remove them', async () => {
    const { page, context } = await bench.person({ token: await bench.server.makeToken('reader', ['LAB']) });
    await open(bench, page, '/?view=archives');
    await page.getByText('two.zip').waitFor();
    expect(await page.getByRole('link', { name: /Remove/ }).count()).toBe(0);
    const [archive] = await archives();
    await open(bench, page, `/?view=remove&archive=${archive!.id}`);
    await view(page, 'Not found');
    await context.close();
  });
});
