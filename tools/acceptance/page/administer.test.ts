import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRule, findWithAxe } from './testing/find-with-axe.js';
import { chromiumPath, signIn } from './testing/open-browser.js';
import { createPageBench, idOf, open, view, type PageBench } from './testing/page-bench.js';

describe.skipIf(chromiumPath === null)('sites and tokens in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
  });
  afterAll(() => bench.close());

  it('an administrator creates sites, one of which reports to the other', async () => {
    const { page, context, troubles } = await bench.person();
    await page.getByRole('link', { name: 'Create a site' }).click();
    await view(page, 'Create a site');
    expect(await page.getByLabel('Reports to').count()).toBe(0);
    await page.getByLabel('Site code').fill('CAS');
    await page.getByLabel('Name', { exact: true }).fill('Contoso central');
    await page.getByLabel('Kind').selectOption('Central administration site');
    await page.getByRole('button', { name: 'Create the site' }).click();
    await view(page, 'CAS Contoso central');

    await open(bench, page, '/?view=new-site');
    await page.getByLabel('Site code').fill('NEW');
    await page.getByLabel('Reports to').selectOption('CAS');
    await page.getByRole('button', { name: 'Create the site' }).click();
    await view(page, 'NEW NEW');
    const { sites } = await bench.server.engine.listSites({});
    expect(sites.find(({ code }) => code === 'CAS')).toMatchObject({ name: 'Contoso central', kind: 'central' });
    expect(sites.find(({ code }) => code === 'NEW')).toMatchObject({ kind: 'primary', reportsTo: 'CAS' });
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('a site that cannot be created says why, and the form keeps what was typed', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?view=new-site');
    await page.getByLabel('Site code').fill('LAB');
    await page.getByLabel('Name', { exact: true }).fill('Another lab');
    await page.getByRole('button', { name: 'Create the site' }).click();
    await page.getByText('SITE_EXISTS').waitFor();
    await view(page, 'Create a site');
    expect(await page.getByLabel('Site code').inputValue()).toBe('LAB');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Another lab');
    await context.close();
  });

  it('an administrator creates a token for one site, somebody signs in with it, and it is revoked', async () => {
    const { page, context, troubles } = await bench.person();
    await page.getByRole('link', { name: 'Tokens' }).click();
    await view(page, 'Tokens');
    await page.getByRole('link', { name: 'Create a token' }).click();
    await view(page, 'Create a token');
    await page.getByLabel('Name').fill('Desktop team');
    await page.getByLabel(/^Exporter/).check();
    await page.getByLabel('Only these:').check();
    await page.getByRole('button', { name: 'Create the token' }).click();
    await page.getByText('No site is selected.').waitFor();
    await page.getByLabel(/^PRD/).check();
    await page.getByRole('button', { name: 'Create the token' }).click();
    await view(page, 'Desktop team was created');
    expect(await findWithAxe(page, everyRule)).toEqual([]);
    const token = await page.getByLabel('Token', { exact: true }).inputValue();

    const other = await signIn(bench.browser, bench.server.url, token);
    await other.page.getByText('Contoso production').waitFor();
    expect(await other.page.getByText('Contoso lab').count()).toBe(0);
    expect(await other.page.getByRole('link', { name: 'Tokens' }).count()).toBe(0);
    expect(await other.page.getByRole('link', { name: 'Create a site' }).count()).toBe(0);
    await open(bench, other.page, '/?view=tokens');
    await view(other.page, 'This did not work');

    await page.getByRole('link', { name: 'To the tokens' }).click();
    await page.getByRole('link', { name: 'Revoke Desktop team' }).click();
    await view(page, 'Revoke Desktop team?');
    await page.getByRole('button', { name: 'Revoke' }).click();
    await view(page, 'Tokens');
    const row = page.getByRole('row', { name: /^Desktop team/ });
    await row.getByRole('link').waitFor({ state: 'detached' });
    expect(await row.innerText()).toMatch(/UTC[^]*UTC/);
    await other.page.goto(bench.server.url);
    await view(other.page, 'Sign in');
    expect(troubles).toEqual([]);
    await other.context.close();
    await context.close();
  });

  it('an object says by which way it is needed', async () => {
    const { page, context, troubles } = await bench.person();
    await open(bench, page, `/?site=LAB&object=${await idOf(bench, 'LAB', 'Answer Files')}`);
    await page.getByRole('link', { name: 'Why it is here' }).click();
    await view(page, 'Why Answer Files is here');
    const hops = page.locator('main ol.objects-list > li');
    expect(await hops.last().innerText()).toMatch(/Answer Files[^]*needed in the step/);
    expect(await hops.count()).toBeGreaterThan(1);
    await hops.first().getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: 'Steps' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
