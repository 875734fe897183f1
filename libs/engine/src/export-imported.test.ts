import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '@tsferry/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOtherArchive, type OtherArchive } from './testing/other-archive.js';
import { createBench, labScope, type Bench } from './testing/small-lab.js';

const otherScope = 'ScopeId_66666666-7777-4888-9999-AAAAAAAAAAAA';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

/** Imports an archive. Applications get a revision where anything else is overwritten. False when the plan is blocked. */
async function importInto({ engine }: Bench, site: string, file: string, action: Action): Promise<boolean> {
  const forApplications: Action = action === 'overwrite' ? 'add-revision' : action;
  const byClass = { SMS_Application: forApplications };
  const plan = await engine.planImport({ site, file, policy: { default: action, byClass } });
  if (plan.blockers.length > 0) return false;
  await engine.applyImport({ plan });
  return true;
}

/** Exports everything that a site holds, content included, and checks what was written. */
async function exportAll({ engine, folder }: Bench, site: string, name: string): Promise<string> {
  const to = join(folder, `${name}.zip`);
  await engine.applyExport({ plan: await engine.planExport({ site, roots: ['*'] }), to });
  expect((await engine.verifyArchive({ file: to })).warnings).toEqual([]);
  return to;
}

/** What a site holds, without the ids that are each site's own: class, name, and the text of every content. */
async function holdings({ engine }: Bench, site: string): Promise<string[]> {
  const { objects } = await engine.listObjects({ site });
  const lines: string[] = [];
  for (const { class: className, id, name } of objects) {
    const { contents } = await engine.showObject({ site, id });
    const texts = contents.map(({ path }) => readFileSync(join(path, 'setup.exe'), 'utf8'));
    lines.push([className, name, ...texts].join(' | '));
  }
  return lines.sort();
}

describe('exporting a site that holds one application three times', () => {
  const archive: OtherArchive = {
    scope: labScope,
    applications: [{ logicalName: 'Application_1', contentId: 'Content_1' }],
    programs: [],
    drivers: [],
  };

  it('gives every copy a content of its own, under the same ids each time', async () => {
    const { engine } = bench;
    const zip = await writeOtherArchive(bench.folder, 'lab', archive);
    await engine.createSite({ code: 'PRD' });
    for (let count = 0; count < 3; count++) await importInto(bench, 'PRD', zip, 'create');
    const plan = await engine.planExport({ site: 'PRD', roots: ['*'] });
    const keysOf = ({ objects }: typeof plan) =>
      objects.flatMap(({ contents }) => contents.map((one) => one.archiveKey));
    const keys = keysOf(plan).filter((key) => key !== '');
    expect(keys).toHaveLength(3);
    expect(keys.filter((key) => key === 'Content_1')).toHaveLength(1);
    expect(new Set(keys).size).toBe(3);
    const again = await engine.planExport({ site: 'PRD', roots: ['*'] });
    expect(keysOf(again)).toEqual(keysOf(plan));
  });

  it('writes the same bytes for the same plan', async () => {
    const { engine, folder } = bench;
    const zip = await writeOtherArchive(folder, 'lab', archive);
    await engine.createSite({ code: 'PRD' });
    for (let count = 0; count < 3; count++) await importInto(bench, 'PRD', zip, 'create');
    const plan = await engine.planExport({ site: 'PRD', roots: ['*'] });
    const to = join(folder, 'all.zip');
    await engine.applyExport({ plan, to });
    const first = readFileSync(to);
    await engine.applyExport({ plan, to, overwrite: true });
    expect(readFileSync(to).equals(first)).toBe(true);
  });
});

/** A name as a zip compares it: no archive of a real site holds two that are equal. */
const asFolder = (name: string): string =>
  name
    .replace(/[/\\]|\.$/g, '%')
    .normalize('NFKC')
    .toLowerCase();

const distinct = (names: readonly string[]) => fc.uniqueArray(fc.constantFrom(...names), { selector: asFolder });

const archives: fc.Arbitrary<OtherArchive> = fc.record({
  scope: fc.constantFrom(labScope, otherScope),
  applications: distinct(['Content_a', 'CONTENT_A', 'Content_a (2)', 'Tools']).chain((contentIds) =>
    fc
      .shuffledSubarray(['Application_1', 'Application_2', 'Application_3', 'Application_4'])
      .map((names) => names.slice(0, contentIds.length))
      .map((names) => names.map((logicalName, at) => ({ logicalName, contentId: contentIds[at]! }))),
  ),
  programs: distinct([
    'Run/all',
    'Run\\all',
    'Run%all',
    'Run/all (2)',
    'Caf\u00e9',
    'Cafe\u0301',
    'Run.',
    'Run%',
    'Run²',
    'Run2',
  ]),
  drivers: distinct(['Driver/1', 'Driver\\1', 'Driver%1', 'Driver%1 (2)']),
});

const steps = fc.record({
  archive: fc.nat({ max: 1 }),
  action: fc.constantFrom<Action>('create', 'overwrite', 'ignore'),
});

const create = (archive: number) => ({ archive, action: 'create' as const });
const overwrite = (archive: number) => ({ archive, action: 'overwrite' as const });

/** Two archives whose programs, drivers and contents clash as soon as one site holds both. */
const mostClashes: OtherArchive[] = [
  {
    scope: labScope,
    applications: [
      { logicalName: 'Application_1', contentId: 'Content_a' },
      { logicalName: 'Application_2', contentId: 'Tools' },
    ],
    programs: ['Run/all', 'Caf\u00e9', 'Run.'],
    drivers: ['Driver/1'],
  },
  {
    scope: labScope,
    applications: [
      { logicalName: 'Application_3', contentId: 'CONTENT_A' },
      { logicalName: 'Application_2', contentId: 'Content_a (2)' },
    ],
    programs: ['Run%all', 'Cafe\u0301', 'Run%', 'Run/all (2)'],
    drivers: ['Driver%1'],
  },
];

describe('exporting any site that imports have made', () => {
  it('writes an archive that an empty site and the site itself import whole', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(archives, { minLength: 2, maxLength: 2 }),
        fc.array(steps, { minLength: 1, maxLength: 4 }),
        async (found, imports) => {
          const one = createBench();
          try {
            await one.engine.createSite({ code: 'PRD' });
            await one.engine.createSite({ code: 'NEW' });
            const zips: string[] = [];
            for (const [at, archive] of found.entries()) {
              zips.push(await writeOtherArchive(one.folder, `lab${at}`, archive));
            }
            for (const { archive, action } of imports) await importInto(one, 'PRD', zips[archive]!, action);
            const before = await holdings(one, 'PRD');
            const zip = await exportAll(one, 'PRD', 'all');
            expect(await importInto(one, 'NEW', zip, 'create')).toBe(true);
            expect(await holdings(one, 'NEW')).toEqual(before);
            expect(await importInto(one, 'PRD', zip, 'overwrite')).toBe(true);
            expect(await holdings(one, 'PRD')).toEqual(before);
            await importInto(one, 'PRD', zip, 'create');
            await exportAll(one, 'PRD', 'again');
          } finally {
            await one.engine.close();
            rmSync(one.folder, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 3, examples: [[mostClashes, [overwrite(0), overwrite(1), create(0)]]] },
    );
  });
});
