/** Bad input of every kind: it gets its code, exit code 3, and changes nothing. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, outcomeOf } from '@tsferry/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badContent } from './bad/bad-content.js';
import { badObjects } from './bad/bad-objects.js';
import { badXml } from './bad/bad-xml.js';
import { badZips } from './bad/bad-zips.js';
import { goodFiles, writeFiles, type BadCase } from './bad/small-pair.js';
import { readSite } from './read-site.js';
import { temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

const groups: Readonly<Record<string, readonly BadCase[]>> = {
  zips: badZips,
  documents: badXml,
  objects: badObjects,
  content: badContent,
};

describe('bad input', () => {
  let at: TemporaryEngine;
  let before: unknown;
  const state = async () => ({
    site: await readSite(at.home, 'PRD'),
    share: readdirSync(at.path('share'), { recursive: true }).sort(),
  });

  beforeAll(async () => {
    at = await temporaryEngine('PRD');
    mkdirSync(at.path('share'));
    mkdirSync(at.path('good'));
    writeFiles(at.path('good'), await goodFiles());
    await at.import({ site: 'PRD', file: at.path('good', 'bad.zip') });
    before = await state();
  });
  afterAll(() => at.dispose());

  async function errorOf(file: string): Promise<AppError> {
    try {
      await at.import({ site: 'PRD', file, contentTo: at.path('share'), policy: { default: 'create' } });
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
    throw new Error('The import was not refused.');
  }

  for (const [group, cases] of Object.entries(groups)) {
    describe(`of the group ${group}`, () => {
      it.each(cases.map((one) => [one.case, one.what, one] as const))('%s: refuses %s', async (_case, _what, one) => {
        const folder = mkdtempSync(at.path('case-'));
        const file = (await one.write(folder)) ?? join(folder, 'bad.zip');
        const error = await errorOf(file);
        expect([error.code, error.message]).toEqual([one.code, expect.any(String)]);
        expect(outcomeOf(error.code).exit).toBe(3);
        // Nothing that could drive a terminal gets out.
        expect(error.message).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
        expect(error.hint).not.toBe('');
        rmSync(folder, { recursive: true });
      });
    });
  }

  it('is imported when it is not bad: only what was changed was refused', async () => {
    const folder = mkdtempSync(at.path('case-'));
    writeFiles(folder, await goodFiles());
    const plan = await at.engine.planImport({
      site: 'PRD',
      file: join(folder, 'bad.zip'),
      contentTo: at.path('share'),
    });
    expect(plan.blockers).toEqual([]);
  });

  it('left the site and the share as they were', async () => {
    expect(await state()).toEqual(before);
  });
});
