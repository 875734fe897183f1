import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyView } from './testing/every-view.js';
import { everyRule, findWithAxe } from './testing/find-with-axe.js';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, open, view, type PageBench } from './testing/page-bench.js';

describe.skipIf(chromiumPath === null)('the page in chromium, for everybody', () => {
  let bench: PageBench;
  /** Addresses of every view, by what it is. */
  let addresses: Record<string, string>;

  beforeAll(async () => {
    bench = await createPageBench();
    addresses = await everyView(bench);
  });
  afterAll(() => bench.close());

  it('axe finds nothing in any view, light and dark', async () => {
    // A colour that is still on its way to another one would be judged halfway.
    const { page, context, troubles } = await bench.person({ reducedMotion: 'reduce' });
    const paint = async (colorScheme: 'light' | 'dark'): Promise<void> => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished))');
    };
    const check = async (name: string): Promise<void> => {
      await paint('light');
      expect([name, await findWithAxe(page, everyRule)]).toEqual([name, []]);
      // Only colours differ in the dark.
      await paint('dark');
      expect([name, 'dark', await findWithAxe(page, ['color-contrast'])]).toEqual([name, 'dark', []]);
    };
    for (const [name, address] of Object.entries(addresses)) {
      await open(bench, page, address);
      await check(name);
    }
    expect(troubles).toEqual([]);
    await context.clearCookies();
    await open(bench, page, '/');
    await check('sign in');
    await context.close();
  }, 240_000);

  it('axe is at work: it finds what is made wrong', async () => {
    const { page, context } = await bench.person();
    await page.evaluate(`(() => {
      document.querySelector('h1').style.color = '#eee';
      document.querySelector('main').append(document.createElement('button'));
    })()`);
    const found = (await findWithAxe(page, everyRule)).map((finding) => finding.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
    await context.close();
  });

  it('no view is wider than a window of 360, 1280 or 2560 px, and nothing to press is small', async () => {
    const { page, context } = await bench.person();
    const small = `[...document.querySelectorAll('button, select, input:not([type=hidden]), .button, nav a')]
      .filter((one) => one.checkVisibility())
      .filter((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 20)
      .map((one) => one.outerHTML.slice(0, 80))`;
    for (const [name, address] of Object.entries(addresses)) {
      await open(bench, page, address);
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([name, width, over, await page.evaluate(small)]).toEqual([name, width, 0, []]);
      }
    }
    await context.close();
  }, 120_000);

  it('every stop of the tab key is in sight and shows that it has the focus', async () => {
    const { page, context } = await bench.person();
    for (const name of ['objects', 'picture', 'import: File Content']) {
      await open(bench, page, addresses[name]!);
      const seen = new Set<string>();
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const stop = (await page.evaluate(`(() => {
          const one = document.activeElement;
          const box = one.getBoundingClientRect();
          const mark = one.matches('[data-node]') ? one.querySelector('.box') : one;
          const style = getComputedStyle(mark);
          return {
            html: one.outerHTML.slice(0, 120),
            body: one === document.body,
            inSight: box.bottom > 0 && box.top < innerHeight,
            marked: style.outlineStyle !== 'none' || parseFloat(style.strokeWidth) >= 3,
          };
        })()`)) as { html: string; body: boolean; inSight: boolean; marked: boolean };
        if (stop.body) break;
        seen.add(stop.html);
        expect(stop).toMatchObject({ inSight: true, marked: true });
      }
      expect(seen.size).toBeGreaterThan(8);
    }
    await context.close();
  });

  it('a token that is not known is refused in words, beside the field', async () => {
    const page = await bench.browser.newPage();
    await open(bench, page, '/');
    await page.getByLabel('Token').fill('tsf_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('A valid token is needed.').waitFor();
    expect(await page.getByLabel('Token').inputValue()).toBe('tsf_wrong');
    await page.close();
  });

  it('signing out ends what the browser may see', async () => {
    const { page, context } = await bench.person();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await view(page, 'Sign in');
    await page.goto(`${bench.server.url}/?site=LAB`);
    await view(page, 'Sign in');
    await context.close();
  });

  it('a new view puts the focus to its start and says what it is', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, '/?site=LAB');
    await page.getByRole('link', { name: 'Deploy Windows 11' }).click();
    await view(page, 'Deploy Windows 11');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    expect(await page.locator('#announce').textContent()).toBe('Deploy Windows 11');
    await page.goBack();
    await page.locator('#search').waitFor();
    expect(page.url()).toContain('site=LAB');
    await context.close();
  });

  it('arrow keys go from box to box in the picture, and a box opens its object', async () => {
    const { page, context } = await bench.person();
    await open(bench, page, addresses['picture']!);
    await page.locator('[data-node].root').focus();
    await page.keyboard.press('ArrowRight');
    const name = await page.evaluate('document.activeElement.querySelector("title").textContent.split("\\n")[0]');
    expect(name).not.toBe('Deploy Windows 11');
    const before = await page.locator('svg.closure').getAttribute('viewBox');
    await page.keyboard.press('+');
    expect(await page.locator('svg.closure').getAttribute('viewBox')).not.toBe(before);
    await page.keyboard.press('Enter');
    await view(page, String(name));
    await context.close();
  });

  it('nothing moves for who wants no motion', async () => {
    const { page, context } = await bench.person({ reducedMotion: 'reduce' });
    await open(bench, page, addresses['picture']!);
    const moving = await page.evaluate(`[...document.querySelectorAll('*')]
      .filter((one) => /[1-9]/.test(getComputedStyle(one).transitionDuration + getComputedStyle(one).animationDuration))
      .map((one) => one.outerHTML.slice(0, 80))`);
    expect(moving).toEqual([]);
    await context.close();
  });

  it('lists, steps and the picture are there without the script', async () => {
    const { context: signedIn } = await bench.person();
    const context = await bench.browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(await signedIn.cookies());
    const page = await context.newPage();
    await page.goto(`${bench.server.url}/`);
    await page.getByRole('link', { name: 'Contoso lab' }).click();
    await page.getByRole('link', { name: 'Deploy Windows 11' }).click();
    expect(await page.locator('.steps .step-name').count()).toBeGreaterThan(20);
    await page.getByRole('link', { name: 'Picture of what it needs' }).click();
    expect(await page.locator('svg.closure [data-node]').count()).toBe(23);
    await context.close();
    await signedIn.close();
  });
});
