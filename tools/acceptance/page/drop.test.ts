import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labFiles, labZip } from '../../../apps/api/src/testing/fixtures.js';
import { writeBigArchive } from './testing/big-archive.js';
import { dropFiles, dropText } from './testing/drop-files.js';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, inFolder, open, view, type PageBench } from './testing/page-bench.js';

describe.skipIf(chromiumPath === null)('files that are dropped in chromium', () => {
  let bench: PageBench;
  let big: string;
  beforeAll(async () => {
    bench = await createPageBench();
    big = inFolder(bench, 'client');
    mkdirSync(big);
    await writeBigArchive(big, 256);
  });
  afterAll(() => bench.close());

  const drop = (page: Page, ...files: readonly string[]): Promise<void> => dropFiles(page, '[data-drop]', files);
  const chosen = (page: Page, text: string): Promise<void> =>
    expect.poll(() => page.locator('[data-chosen]').textContent(), { timeout: 10_000 }).toContain(text);
  const lab = 'lab.zip, 33 content files';

  it('a zip and its folder are uploaded, folders in the folder as well, and imported', async () => {
    const { page, context, troubles } = await bench.person();
    await open(bench, page, '/?view=import&site=PRD');
    await drop(page, labZip, labFiles);
    await chosen(page, lab);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page
      .getByRole('radio', { name: /^lab\.zip/ })
      .and(page.locator(':checked'))
      .waitFor();
    await page.click('#next');
    await view(page, 'File Content');
    await page.click('#next');
    await view(page, 'Summary');
    await page.click('#next');
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toContain('Imported 23 objects into PRD.');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('one half completes the other, both together replace what was there, and text changes nothing', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?view=import&site=PRD');
    const start = page.getByRole('button', { name: 'Upload', exact: true });
    await drop(page, join(big, 'big_files'));
    await chosen(page, '3 content files, and no zip yet');
    expect(await start.isDisabled()).toBe(true);
    await drop(page, join(big, 'big.zip'));
    await chosen(page, 'big.zip, 3 content files, 256.0 MiB');
    await drop(page, labZip);
    await chosen(page, 'lab.zip, 0 content files');
    await page.locator('#upload-folder').setInputFiles(labFiles);
    await chosen(page, lab);
    await dropText(page, '[data-drop]', 'no file');
    await drop(page, big);
    await chosen(page, 'big.zip, 3 content files, 256.0 MiB');
    expect(await start.isEnabled()).toBe(true);
    await context.close();
  });

  it('what is dropped while an upload goes on is not taken', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?view=import&site=PRD');
    await drop(page, big);
    await chosen(page, 'big.zip, 3 content files, 256.0 MiB');
    await page.route('**/v1/uploads/*/files/**', () => undefined);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel upload' }).waitFor();
    await drop(page, labZip, labFiles);
    const taken = page.waitForResponse((one) => one.request().method() === 'DELETE' && one.status() === 204);
    await page.getByRole('button', { name: 'Cancel upload' }).click();
    await taken;
    await chosen(page, 'big.zip, 3 content files, 256.0 MiB');
    await context.close();
  });
});
