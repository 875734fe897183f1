import type { Page } from 'playwright-core';
import { buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { openCatalog } from '@tsferry/stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRule, findWithAxe } from './testing/find-with-axe.js';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, inFolder, open, view, type PageBench } from './testing/page-bench.js';

const idAt = (at: number): string => `BIG${String(at).padStart(5, '0')}`;

describe.skipIf(chromiumPath === null)('what is chosen for an export in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
    await bench.server.engine.createSite({ code: 'BIG', name: 'Many task sequences' });
    const catalog = await openCatalog({ home: inFolder(bench, 'home') });
    const store = await catalog.open('BIG');
    await store.write(async (site) => {
      for (let at = 0; at < 250; at++) {
        const steps = [runCommandLine('Say hello', 'cmd.exe')];
        const sequence = buildTaskSequence(idAt(at), `Sequence ${String(at).padStart(3, '0')}`, steps);
        await site.put({ ...sequence, folder: '/', version: 1, predefined: null, contents: [] });
      }
    });
    await catalog.close();
  });
  afterAll(() => bench.close());

  const select = (page: Page, at: number) =>
    page.getByLabel(`Select Sequence ${String(at).padStart(3, '0')}`, { exact: true });
  const says = (page: Page, text: string): Promise<void> =>
    expect
      .poll(async () => (await page.locator('[data-chosen-text]').textContent())!.replace(/[\u2068\u2069]/g, ''))
      .toBe(text);

  it('stays over pages, searches and reloads, and all of it is in the plan', async () => {
    const { page, context, troubles } = await bench.person();
    await open(bench, page, '/?site=BIG');
    await select(page, 7).check();
    await says(page, '1 selected');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByText('101 to 200 of 250').waitFor();
    await says(page, '1 selected; not in this list: Sequence 007');
    await select(page, 150).check();
    await page.locator('#search').fill('Sequence 24');
    await page.getByText('10 objects', { exact: true }).first().waitFor();
    await page.getByLabel('Select every object shown').check();
    await select(page, 249).uncheck();
    await page.reload();
    await says(page, '11 selected; not in this list: Sequence 007, Sequence 150');
    expect(
      await page.getByLabel('Select every object shown').evaluate((box) => (box as HTMLInputElement).indeterminate),
    ).toBe(true);
    expect(await findWithAxe(page, everyRule)).toEqual([]);

    await page.getByRole('button', { name: 'Export selected' }).click();
    await view(page, 'General');
    await page.getByLabel('File', { exact: true }).fill('chosen');
    await page.click('#next');
    await view(page, 'Related Objects');
    const plan = new URL(page.url()).searchParams.get('export')!;
    const { input } = await (await bench.server.call(`/v1/export-plans/${plan}`)).json();
    const wanted = [7, 150, 240, 241, 242, 243, 244, 245, 246, 247, 248].map(idAt);
    expect([...input.roots].sort()).toEqual(wanted);

    // Planned is done: the next export begins with nothing.
    await open(bench, page, '/?site=BIG');
    await says(page, '');
    expect(await page.locator('input[name=root]:checked').count()).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('is given up by one button, is of one site, and of one person', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?site=BIG');
    for (const at of [1, 2]) await select(page, at).check();
    await page.getByRole('link', { name: 'Next' }).click();
    await says(page, '2 selected; not in this list: Sequence 001, Sequence 002');
    await open(bench, page, '/?site=LAB');
    await says(page, '');
    await open(bench, page, '/?site=BIG');
    await says(page, '2 selected');
    await select(page, 1).uncheck();
    await says(page, '1 selected');
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await says(page, '');
    expect(await select(page, 2).isChecked()).toBe(false);

    await select(page, 3).check();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await view(page, 'Sign in');
    await page.getByLabel('Token').fill(bench.server.token);
    await page.keyboard.press('Enter');
    await view(page, 'Sites');
    await open(bench, page, '/?site=BIG');
    await says(page, '');
    await context.close();
  });

  it('may be every task sequence of a large site', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?site=BIG');
    for (const part of ['1 to 100', '101 to 200', '201 to 250']) {
      await page.getByText(`${part} of 250`).waitFor();
      await page.getByLabel('Select every object shown').check();
      if (part !== '201 to 250') await page.getByRole('link', { name: 'Next' }).click();
    }
    await page.getByRole('button', { name: 'Export selected' }).click();
    await view(page, 'General');
    expect(await page.locator('input[name=root]').count()).toBe(250);
    await context.close();
  });
});
