/** Takes the pictures of the web page that the README shows: `npm run screenshots`. Needs a Chromium. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, signIn } from './acceptance/page/testing/open-browser.js';
import { startServer } from '../apps/api/src/testing/start-server.js';
import { fixture } from './acceptance/temporary-engine.js';

const folder = process.argv[2] ?? join(import.meta.dirname, 'screenshots');

/** A telephone, a laptop by day and a large screen by night, each with the views that are shown of it. */
const windows = [
  { width: 360, height: 740, colorScheme: 'light', views: ['object', 'file-content', 'import-summary'] },
  { width: 1280, height: 720, colorScheme: 'light', views: ['sites', 'picture', 'file-content', 'import-summary'] },
  { width: 2560, height: 1100, colorScheme: 'dark', views: ['picture'] },
] as const;

// The sources of the packages lie on a share, as in a hierarchy.
const sources = mkdtempSync(join(tmpdir(), 'tsferry-sources-'));
const unc = '\\\\files.contoso.com\\Sources';
const maps = [{ unc, folder: sources }];
const server = await startServer({ maps });
const browser = await openBrowser();
try {
  const { engine } = server;
  await engine.createSite({ code: 'LAB', name: 'Contoso lab' });
  await engine.createSite({ code: 'PRD', name: 'Contoso production' });
  for (const site of ['LAB', 'PRD']) {
    const input = { site, file: fixture('lab.zip'), folder: '/OSD', contentTo: `${unc}\\${site}`, maps };
    mkdirSync(join(sources, site));
    await engine.applyImport({ plan: await engine.planImport(input) });
  }
  const { objects } = await engine.listObjects({ site: 'LAB', search: 'Deploy Windows 11' });
  mkdirSync(folder, { recursive: true });
  for (const { width, height, colorScheme, views } of windows) {
    const viewport = { width, height };
    const { page, context } = await signIn(browser, server.url, server.token, { colorScheme, viewport });
    await visitAll(page, objects[0]!.id, async (name) => {
      if (!(views as readonly string[]).includes(name)) return;
      await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
    });
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(sources, { recursive: true });
}

/** Goes through the views as a person does, and has each taken when it is there. */
async function visitAll(page: Page, id: string, take: (name: string) => Promise<void>): Promise<void> {
  const visit = (address: string): Promise<unknown> => page.goto(`${server.url}${address}`);
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await visit('/');
  await take('sites');
  await visit(`/?site=LAB&object=${id}`);
  await take('object');
  await visit(`/?site=LAB&object=${id}&view=picture`);
  await page.locator('.picture.live').waitFor();
  await page.locator('.picture').scrollIntoViewIfNeeded();
  await take('picture');
  await visit(`/?view=export&site=LAB&root=${id}`);
  await page.getByLabel('File', { exact: true }).fill('Windows 11.zip');
  await page.getByLabel('Replace an export of that name').check();
  for (const next of ['Related Objects', 'Summary', 'Completion']) {
    await page.click('#next');
    await heading(next);
  }
  await page.getByRole('link', { name: 'Import it' }).click();
  await heading('General');
  await page.getByLabel('Into site').selectOption('PRD');
  await page.click('#next');
  await heading('File Content');
  await page.getByLabel('Action for Answer Files', { exact: true }).selectOption({ index: 1 });
  await page.locator('tr[data-action=overwrite]').waitFor();
  await take('file-content');
  await page.click('#next');
  await heading('Summary');
  await page.getByText('What would change').click();
  await page.evaluate('scrollTo(0, 0)');
  await take('import-summary');
}
