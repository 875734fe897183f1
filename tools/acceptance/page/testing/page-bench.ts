import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { labZip } from '../../../../apps/api/src/testing/fixtures.js';
import { startServer, type TestServer } from '../../../../apps/api/src/testing/start-server.js';
import { openBrowser, signIn, type SignedIn } from './open-browser.js';

/** A server with the example site LAB and an empty site PRD, and a browser. */
export type PageBench = {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A new person at a new browser, signed in with a token (the administrator's when none is given). */
  person(options?: BrowserContextOptions & { readonly token?: string }): Promise<SignedIn>;
  close(): Promise<void>;
};

/** Starts both; close them when the tests are over. */
export async function createPageBench(): Promise<PageBench> {
  const [server, browser] = await Promise.all([startServer(), openBrowser()]);
  const { engine } = server;
  await engine.createSite({ code: 'LAB', name: 'Contoso lab' });
  await engine.createSite({ code: 'PRD', name: 'Contoso production' });
  await engine.applyImport({ plan: await engine.planImport({ site: 'LAB', file: labZip, folder: '/OSD' }) });
  return {
    server,
    browser,
    person: ({ token = server.token, ...options } = {}) => signIn(browser, server.url, token, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Opens a view and waits for the script. */
export async function open({ server }: PageBench, page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await page.locator('html[data-ready]').waitFor();
}

/** Waits for the view with this heading; the error says what is there instead. */
export async function view(page: Page, heading: string): Promise<void> {
  try {
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  } catch (error) {
    const shown = (await page.locator('main').innerText()).slice(0, 500);
    throw new Error(`Waited for ${heading}; there is: ${shown}`, { cause: error });
  }
}

/** The id of an object of a site by its name. */
export async function idOf({ server }: PageBench, site: string, name: string): Promise<string> {
  const { objects } = await server.engine.listObjects({ site, search: name });
  const found = objects.find((object) => object.name === name);
  if (!found) throw new Error(`${site} holds no ${name}`);
  return found.id;
}

/** A path in the folder of the server. */
export const inFolder = ({ server }: PageBench, ...names: string[]): string => join(server.folder, ...names);
