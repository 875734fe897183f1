/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of a Chromium of this machine; null: there is none, and what needs one is skipped. */
export const chromiumPath: string | null = places.find((path) => existsSync(path)) ?? null;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser; close it when done. */
export async function openBrowser(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium here.');
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: flags });
}

/** A browser page that is signed in, and everything that went wrong in it: errors, refused scripts and styles. */
export type SignedIn = { readonly context: BrowserContext; readonly page: Page; readonly troubles: string[] };

/** Signs in with a token, in a context of its own, as a person does. */
export async function signIn(
  browser: Browser,
  url: string,
  token: string,
  options: BrowserContextOptions = {},
): Promise<SignedIn> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    // The browser itself logs answers that are errors; the page shows those.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.goto(url);
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sites' }).waitFor();
  return { context, page, troubles };
}
