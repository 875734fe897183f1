import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, idOf, open, view, type PageBench } from './testing/page-bench.js';

/** Presses Tab until the element has the focus: what a person without a pointer does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

describe.skipIf(chromiumPath === null)('the wizards in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
  });
  afterAll(() => bench.close());

  /** Exports one object of the lab through the API, and answers the id of the archive. */
  async function exported(name: string, file: string, dependencies = true): Promise<string> {
    const body = { site: 'LAB', roots: [name], name: file, dependencies };
    const job = await bench.server.post('/v1/exports', body, { headers: { Prefer: 'wait=60' } });
    expect(job.status).toBe(200);
    const { links } = await (await bench.server.call(job.headers.get('location')!)).json();
    return links.archive;
  }

  it('export from end to end with the keyboard alone', async () => {
    const { page, context, troubles } = await bench.person();
    await open(bench, page, '/?site=LAB');
    await tabTo(page, '#search');
    await page.keyboard.type('Deploy Windows');
    await page.getByText('1 object', { exact: true }).waitFor();
    await tabTo(page, 'input[name=root]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await view(page, 'General');
    await tabTo(page, '#name');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await view(page, 'Related Objects');
    await page.getByText('23 objects, 32 content files with 27.4 KiB.').waitFor();
    await tabTo(page, '#next');
    await page.keyboard.press('Enter');
    await view(page, 'Summary');
    await tabTo(page, '#next');
    await page.keyboard.press('Enter');
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toContain('Exported 23 objects');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the zip' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('By keyboard.zip');
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('what is typed while a search is on its way stays, and is searched for', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?site=LAB&class=');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/?*search=Conf*', async (route) => {
      await held;
      await route.continue();
    });
    const first = page.waitForRequest(/search=Conf/);
    await page.locator('#search').pressSequentially('Conf');
    await first;
    await page.locator('#search').pressSequentially('igure');
    release();
    await page.waitForURL(/search=Configure/);
    expect(await page.locator('#search').inputValue()).toBe('Configure');
    expect(await page.locator('tbody th').allTextContents()).toEqual(['Configure Windows']);
    await context.close();
  });

  it('an export that exists is refused until it is to be replaced', async () => {
    await exported('Answer Files', 'taken');
    const { page, context } = await bench.person();
    const id = await idOf(bench, 'LAB', 'Answer Files');
    for (const replace of [false, true]) {
      await open(bench, page, `/?view=export&site=LAB&root=${id}`);
      await page.getByLabel('File', { exact: true }).fill('taken');
      await page.getByLabel('Replace an export of that name').setChecked(replace);
      await page.click('#next');
      await view(page, 'Related Objects');
      await page.click('#next');
      await view(page, 'Summary');
      await page.click('#next');
      await page.locator('#outcome, [role=alert] p').first().waitFor();
      expect(await page.locator('main').textContent()).toContain(replace ? 'Exported 1 object' : 'TARGET_EXISTS');
    }
    await context.close();
  });

  it('import from end to end: one overwrite, confirmed by the code of the site, and the list to enter again', async () => {
    const first = await exported('Deploy Windows 11', 'for production');
    const second = await exported('Deploy Windows 11', 'for production, second edition');
    const { engine } = bench.server;
    const before = await engine.listObjects({ site: 'PRD' });
    expect(before.total).toBe(0);
    const { page, context, troubles } = await bench.person();
    const plan = async (archive: string): Promise<void> => {
      await open(bench, page, `/?view=import&archive=${archive}&site=PRD`);
      await page.getByLabel('Folder', { exact: true }).fill('/OSD/Prod');
      await page.click('#next');
      await view(page, 'File Content');
    };
    await plan(first);
    await page.click('#next');
    await view(page, 'Summary');
    await page.click('#next');
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toContain('Imported 23 objects into PRD.');

    await plan(second);
    const action = page.getByLabel('Action for Answer Files', { exact: true });
    await action.focus();
    await action.selectOption({ label: 'Overwrite' });
    await page.locator('tr[data-action=overwrite]').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toMatch(/^row\./);
    await page.click('#next');
    await view(page, 'Summary');
    expect(await page.locator('.changes dt').allTextContents()).toEqual(['PkgSourcePath']);
    await page.locator('#confirm').fill('Something else');
    await page.click('#next');
    await page.getByText('That is not the code of the site. Nothing was imported.').waitFor();
    expect(page.url()).toContain('step=summary');
    await page.locator('#confirm').fill('prd');
    await page.click('#next');
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toContain('Imported 1 object into PRD.');
    const { object } = await engine.showObject({ site: 'PRD', id: 'PRD00005' });
    expect(object.version).toBe(2);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('the list to enter again is shown, and comes as CSV, HTML and JSON', async () => {
    const archive = await exported('Deploy Windows 11', 'secrets');
    await bench.server.engine.createSite({ code: 'SEC' });
    const body = { site: 'SEC', archive };
    const done = await bench.server.post('/v1/imports', body, { headers: { Prefer: 'wait=60' } });
    const job = done.headers.get('location')!.split('/').at(-1)!;
    const { page, context } = await bench.person();
    await open(bench, page, `/?job=${job}`);
    await page.getByRole('heading', { name: /^Enter again/ }).waitFor();
    const download = async (format: string): Promise<string> => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: `Download as ${format}` }).click();
      return readFileSync(await (await downloading).path(), 'utf8');
    };
    expect((await download('CSV')).split(/\r?\n/)[0]).toMatch(/step/i);
    expect(await download('HTML')).toMatch(/^<!doctype html>/i);
    expect(JSON.stringify(JSON.parse(await download('JSON')))).toContain('Set BIOS password');
    await context.close();
  });

  it('a missing reference blocks the import until it is linked or ignored', async () => {
    const archive = await exported('Configure Windows', 'alone', false);
    await bench.server.engine.createSite({ code: 'MIS' });
    const { page, context } = await bench.person();
    await open(bench, page, `/?view=import&archive=${archive}&site=MIS`);
    await page.click('#next');
    await view(page, 'File Content');
    await page.getByRole('heading', { name: /^To decide before the import/ }).waitFor();
    const decisions = page.locator('select[name^="missing."]');
    const missing = await decisions.count();
    expect(missing).toBeGreaterThan(1);
    await decisions.first().selectOption('ignore');
    await page.getByRole('heading', { name: `To decide before the import: ${missing - 1}` }).waitFor();
    await page.click('#next');
    await view(page, 'Summary');
    expect(await page.locator('#next').isDisabled()).toBe(true);
    await page.goBack();
    await view(page, 'File Content');
    // Both at once: the next page must not be that of the plan before.
    await page.getByRole('button', { name: 'Ignore every missing dependency' }).click();
    await page.click('#next');
    await view(page, 'Summary');
    await page.click('#next');
    await view(page, 'Completion');
    expect(await page.locator('#outcome').textContent()).toContain('Imported 1 object into MIS.');
    await context.close();
  });

  it('actions are set for a class and for what is selected', async () => {
    const archive = await exported('Deploy Windows 11', 'classes');
    const { page, context } = await bench.person();
    await open(bench, page, `/?view=import&archive=${archive}&site=LAB`);
    await page.click('#next');
    await view(page, 'File Content');
    await page.getByLabel('Action for every Driver Package that is here already').selectOption('overwrite');
    await page.locator('[id="do-class.SMS_DriverPackage"]').click();
    await page.locator('tr[data-action=overwrite]', { hasText: 'Contoso Laptop 9000' }).waitFor();
    for (const name of ['Answer Files', 'Contoso VPN'])
      await page.getByLabel(`Select ${name}`, { exact: true }).check();
    await page.getByText('2 selected').waitFor();
    await page.getByLabel('Action for the selected objects').selectOption('overwrite');
    await page.getByRole('button', { name: 'Set for selected' }).click();
    await page.locator('tr[data-action=overwrite]', { hasText: 'Contoso VPN' }).first().waitFor();
    await page.locator('tr[data-action=overwrite]', { hasText: 'Answer Files' }).waitFor();
    expect(await page.getByText('2 selected').count()).toBe(1);
    await context.close();
  });

  it('nothing is lost of what is changed while another change is on its way', async () => {
    const archive = await exported('Deploy Windows 11', 'at once');
    const { page, context } = await bench.person();
    await open(bench, page, `/?view=import&archive=${archive}&site=LAB`);
    await page.click('#next');
    await view(page, 'File Content');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/import/decide', async (route) => {
      await held;
      await route.continue();
    });
    const row = (name: string) => page.locator('tr[data-action=overwrite]', { hasText: name }).first();
    const first = page.waitForRequest('**/import/decide');
    await page.getByLabel('Action for Answer Files', { exact: true }).selectOption({ index: 1 });
    await first;
    await page.getByLabel('Action for Contoso VPN', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Action for every Driver Package that is here already').selectOption('overwrite');
    await page.locator('[id="do-class.SMS_DriverPackage"]').click();
    release();
    for (const name of ['Answer Files', 'Contoso VPN', 'Contoso Laptop 9000']) await row(name).waitFor();
    await context.close();
  });
});
