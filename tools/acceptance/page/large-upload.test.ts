import { rmSync, statSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBigArchive } from './testing/big-archive.js';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, inFolder, open, view, type PageBench } from './testing/page-bench.js';

/** One GiB: larger than what a browser or a server would hold in memory without anybody noticing. */
const mebibytes = 1024;

describe.skipIf(chromiumPath === null)('an upload of 1 GiB in chromium', () => {
  let bench: PageBench;
  let folder: string;
  beforeAll(async () => {
    bench = await createPageBench();
    folder = inFolder(bench, 'client');
    mkdirSync(folder);
    await writeBigArchive(folder, mebibytes);
  });
  afterAll(() => bench.close());

  async function choose(page: Page): Promise<void> {
    await open(bench, page, '/?view=import&site=PRD');
    await page.locator('#upload-zip').setInputFiles(join(folder, 'big.zip'));
    await page.locator('#upload-folder').setInputFiles(join(folder, 'big_files'));
    await page.getByText('big.zip, 3 content files, 1.0 GiB').waitFor();
  }
  const amount = (page: Page) => page.locator('[data-upload] [data-amount]');
  const uploads = async (): Promise<number> => (await (await bench.server.call('/v1/archives')).json()).archives.length;

  it('goes on after the connection was lost; is cancelled, and leaves nothing to import', async () => {
    const { page, context, troubles } = await bench.person();
    await choose(page);
    const deleted = page.waitForResponse(
      (response) => response.request().method() === 'DELETE' && response.status() === 204,
    );
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await amount(page)
      .getByText(/MiB of 1\.0 GiB/)
      .waitFor();
    await context.setOffline(true);
    await page.getByText('The server does not answer; trying again in').waitFor();
    await context.setOffline(false);
    await amount(page)
      .getByText(/MiB of 1\.0 GiB/)
      .waitFor();
    await page.getByRole('button', { name: 'Cancel upload' }).click();
    await deleted;
    await page.getByRole('button', { name: 'Upload', exact: true }).waitFor();
    expect(await uploads()).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('is broken off by a reload, goes on where it was, and is imported', async () => {
    const { page, context, troubles } = await bench.person();
    await choose(page);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await amount(page)
      .getByText(/[1-9]\d\.\d MiB of 1\.0 GiB/)
      .waitFor();
    await page.reload();
    await choose(page);
    const offsets: number[] = [];
    page.on('request', (request) => {
      const offset = request.headers()['upload-offset'];
      if (request.method() === 'PATCH' && request.url().includes('large.bin')) offsets.push(Number(offset));
    });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page
      .getByRole('radio', { name: /^big\.zip/ })
      .and(page.locator(':checked'))
      .waitFor({ timeout: 180_000 });
    expect(offsets[0]).toBeGreaterThan(0);
    expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
    expect(await page.getByLabel('Into site').inputValue()).toBe('PRD');

    await page.click('#next');
    await view(page, 'File Content');
    await page.click('#next');
    await view(page, 'Summary');
    await page.click('#next');
    await page.locator('#outcome').waitFor({ timeout: 120_000 });
    expect(await page.locator('#outcome').textContent()).toContain('Imported 2 objects into PRD.');
    const { contents } = await bench.server.engine.showObject({ site: 'PRD', id: 'PRD00001' });
    expect(contents[0]!.bytes).toBe(mebibytes * 1024 * 1024 + 7);
    expect(statSync(join(contents[0]!.path, 'x64', 'large.bin')).size).toBe(mebibytes * 1024 * 1024);
    expect(troubles).toEqual([]);
    await context.close();
    rmSync(folder, { recursive: true });
  }, 400_000);
});
