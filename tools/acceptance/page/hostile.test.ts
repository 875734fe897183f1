import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './testing/open-browser.js';
import { createPageBench, open, view, type PageBench } from './testing/page-bench.js';

/** Runs in every place where it is taken for markup: as element, in an attribute, in SVG, in a title. */
const hostile = `"'></title></text></svg></option></textarea><img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;

describe.skipIf(chromiumPath === null)('names out of an archive in chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await createPageBench();
    const folder = join(bench.server.folder, 'archives');
    mkdirSync(folder, { recursive: true });
    const objects = [
      { ...buildPackage('EVL00001', hostile), contents: [] },
      { ...buildTaskSequence('EVL00002', hostile, [runCommandLine(hostile, hostile, 'EVL00001')]), contents: [] },
    ];
    const draft = {
      id: '0d7f5b1e-0000-4000-8000-00000000000c',
      time: '2026-01-02T03:04:05Z',
      name: 'evil',
      authoringScope: 'ScopeId_33333333-2222-4333-8444-555555555555',
      comment: hostile,
      usmtPackageId: '00000000',
      objects,
    };
    writeFileSync(join(folder, 'evil.zip'), await writeArchive(draft));
  });
  afterAll(() => bench.close());

  it('are text in every view on the way through the import wizard, and afterwards', async () => {
    const { page, context, troubles } = await bench.person();
    const safe = async (name: string): Promise<void> => {
      const taken = await page.evaluate(
        `[document.title === 'taken', document.images.length, document.scripts.length]`,
      );
      expect([name, taken]).toEqual([name, [false, 0, 1]]);
      expect(await page.locator('main').innerText()).toContain(`<img src=x onerror="document.title='taken'">`);
    };
    await open(bench, page, '/?archive=evil.zip');
    await safe('archive');
    await open(bench, page, '/?view=import&archive=evil.zip&site=PRD');
    await page.click('#next');
    await view(page, 'File Content');
    await safe('File Content');
    await page.click('#next');
    await view(page, 'Summary');
    await safe('Summary');
    await page.click('#next');
    await view(page, 'Completion');
    await safe('Completion');
    const [sequence] = (await bench.server.engine.listObjects({ site: 'PRD', class: 'SMS_TaskSequencePackage' }))
      .objects;
    for (const address of [
      `/?site=PRD&class=`,
      `/?site=PRD&object=${sequence!.id}`,
      `/?site=PRD&object=${sequence!.id}&view=picture`,
    ]) {
      // prettier-ignore
      await open(bench, page, address);
      await safe(address);
    }
    expect(troubles).toEqual([]);
    await context.close();
  });
});
