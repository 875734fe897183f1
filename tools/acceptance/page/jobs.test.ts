import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBigArchive } from './testing/big-archive.js';
import { everyRule, findWithAxe } from './testing/find-with-axe.js';
import { chromiumPath, type SignedIn } from './testing/open-browser.js';
import { createPageBench, idOf, inFolder, open, view, type PageBench } from './testing/page-bench.js';

describe.skipIf(chromiumPath === null)('jobs in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
    const { engine } = bench.server;
    const folder = inFolder(bench, 'source');
    mkdirSync(folder);
    const file = await writeBigArchive(folder, 1536);
    await engine.createSite({ code: 'BIG', name: 'Large content' });
    await engine.applyImport({ plan: await engine.planImport({ site: 'BIG', file }) });
  });
  afterAll(() => bench.close());

  /** How much there is to export: so much that whoever cancels it comes in time, however slow a browser is. */
  const resize = (mebibytes: number): void => {
    const large = join(inFolder(bench, 'source'), 'big_files', 'Large Content', 'x64', 'large.bin');
    truncateSync(large, mebibytes * 1024 ** 2);
  };

  /** Starts an export that takes a while, and waits for its Progress page. */
  async function startLong({ page }: SignedIn, name: string): Promise<void> {
    await open(bench, page, `/?view=export&site=BIG&root=${await idOf(bench, 'BIG', 'Deploy large content')}`);
    await page.getByLabel('File', { exact: true }).fill(name);
    await page.click('#next');
    await view(page, 'Related Objects');
    await page.click('#next');
    await view(page, 'Summary');
    await page.click('#next');
    await view(page, 'Progress');
  }

  it('a job is cancelled from its page, and nothing is left of it', async () => {
    const person = await bench.person();
    const { page, context, troubles } = person;
    resize(8192);
    await startLong(person, 'cancelled');
    await page.getByText(/of 8(?:\.0)? GiB, .*\/s, .* left/).waitFor();
    expect(await findWithAxe(page, everyRule)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toBe('Cancelled: nothing was changed.');
    const { archives } = await (await bench.server.call('/v1/archives')).json();
    expect(archives).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('a reload in the middle of a job shows how far it is, and its end', async () => {
    const person = await bench.person();
    const { page, context, troubles } = person;
    resize(1536);
    await startLong(person, 'reloaded');
    const bar = page.locator('#job-bar');
    const value = (): Promise<number> => bar.evaluate((one) => (one as HTMLProgressElement).value);
    await expect.poll(value, { timeout: 30_000 }).toBeGreaterThan(5);
    await page.reload();
    await view(page, 'Progress');
    expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
    await page.locator('#outcome').waitFor({ timeout: 120_000 });
    expect(await page.locator('#outcome').textContent()).toContain('Exported 2 objects, 3 content files with 1.5 GiB.');
    expect(page.url()).toContain('?job=');
    expect(troubles).toEqual([]);
    await context.close();
  }, 180_000);

  it('two people work at once, and neither sees what is the other one’s', async () => {
    const token = await bench.server.makeToken('exporter', ['LAB']);
    const [first, second] = await Promise.all([bench.person(), bench.person({ token })]);
    resize(8192);
    await startLong(first, 'of the first');
    const lab = await idOf(bench, 'LAB', 'Deploy Windows 11');
    await open(bench, second.page, '/');
    expect(await second.page.locator('.port .code').allTextContents()).toEqual(['LAB']);
    await open(bench, second.page, `/?view=export&site=LAB&root=${lab}`);
    await second.page.getByLabel('File', { exact: true }).fill('of the second');
    await second.page.click('#next');
    await second.page.click('#next:has-text("Summary")');
    await second.page.click('#next:has-text("Export")');
    await second.page.locator('#outcome').waitFor();
    await second.page.goto(first.page.url());
    expect(await second.page.locator('h1').textContent()).toBe('Not found');
    await second.page.goto(`${bench.server.url}/?site=BIG`);
    expect(await second.page.locator('h1').textContent()).toBe('Not found');
    await second.page.goto(`${bench.server.url}/?view=jobs`);
    expect(await second.page.locator('tbody th').allTextContents()).toEqual(['of the second']);
    await first.page.getByRole('button', { name: 'Cancel' }).click();
    await view(first.page, 'Completion');
    expect([...first.troubles, ...second.troubles]).toEqual([]);
    await Promise.all([first.context.close(), second.context.close()]);
  });
});
