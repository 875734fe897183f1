import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBench, writeSmallLab, type Bench } from './testing/small-lab.js';
import { useCases } from './use-cases/table.js';

const samples = new URL('../../../../shared/samples/exports/', import.meta.url);
const present = existsSync(samples);
if (!present) console.log('The optional sample folder is not there: no real archive is compared by this file.');

let bench: Bench;
let zip: string;
beforeEach(async () => {
  bench = createBench();
  zip = await writeSmallLab(bench.folder);
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

async function importTo(site: string): Promise<void> {
  await bench.engine.createSite({ code: site });
  const plan = await bench.engine.planImport({ site, file: zip });
  await bench.engine.applyImport({ plan });
}

describe('a comparison', () => {
  it('finds an archive and the site that imported it equal, whatever the ids', async () => {
    await importTo('PRD');
    const answer = await bench.engine.compare({ a: { file: zip }, b: { site: 'PRD' } });
    expect(useCases.compare.output.parse(answer)).toEqual({ equal: true, same: 3, objects: [], onlyA: [], onlyB: [] });
    const back = await bench.engine.compare({ a: { site: 'prd' }, b: { file: zip }, stamped: true });
    expect(back.equal).toBe(false);
    expect(back.objects.map(({ a, b, why }) => [a.id, b.id, why])).toContainEqual(['PRD00001', 'LAB00001', 'registry']);
  });

  it('pairs the objects of two sites by their names', async () => {
    await importTo('PRD');
    await importTo('LAB');
    await bench.engine.createSite({ code: 'TST' });
    const answer = await bench.engine.compare({ a: { site: 'PRD' }, b: { site: 'LAB' } });
    expect(answer).toMatchObject({ equal: true, same: 3 });
    const empty = await bench.engine.compare({ a: { site: 'PRD' }, b: { site: 'TST' } });
    expect([empty.equal, empty.onlyA.length, empty.onlyB.length]).toEqual([false, 3, 0]);
  });

  it('is of two objects, whatever else is there, and tells equal steps when it is asked to', async () => {
    await importTo('PRD');
    const two = { a: { file: zip, object: 'LAB00003' }, b: { site: 'PRD', object: 'PRD00002' } };
    const answer = await bench.engine.compare(two);
    expect(answer.objects.map(({ a, b, why }) => [a.id, b.id, why])).toEqual([['LAB00003', 'PRD00002', 'given']]);
    const same = await bench.engine.compare({ a: { file: zip, object: 'LAB00003' }, b: { site: 'PRD' }, equal: true });
    expect([same.equal, same.objects[0]?.steps.map(({ name, changes }) => [name, changes])]).toEqual([
      true,
      [['Run the child', []]],
    ]);
  });

  it('takes pairs that are given, and refuses ids that are nowhere', async () => {
    await importTo('PRD');
    const places = { a: { file: zip }, b: { site: 'PRD' } };
    const answer = await bench.engine.compare({ ...places, pairs: [{ a: 'LAB00002', b: 'PRD00003' }] });
    expect(answer.objects.map(({ a, b }) => [a.id, b.id])).toContainEqual(['LAB00002', 'PRD00003']);
    const wrong = bench.engine.compare({ ...places, pairs: [{ a: 'LAB00002', b: 'PRD99999' }] });
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bench.engine.compare({ a: {}, b: { site: 'PRD' } })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('is refused to who may not see one of the two sites', async () => {
    await importTo('PRD');
    await bench.engine.createSite({ code: 'LAB' });
    const reader = bench.engine.for({ id: 'x', name: 'x', role: 'reader', sites: ['PRD'] });
    for (const places of [
      { a: { site: 'PRD' }, b: { site: 'LAB' } },
      { a: { site: 'LAB' }, b: { site: 'PRD' } },
    ]) {
      await expect(reader.compare(places)).rejects.toMatchObject({ code: 'SITE_UNKNOWN' });
    }
    await expect(reader.compare({ a: { site: 'PRD' }, b: { site: 'PRD' } })).resolves.toMatchObject({ equal: true });
  });
});

describe.skipIf(!present)('every archive of the optional samples', () => {
  it('is equal to itself, with all that its site stamped', { timeout: 120_000 }, async () => {
    const names = readdirSync(samples).filter((name) => name.endsWith('.zip'));
    for (const name of names) {
      const file = fileURLToPath(new URL(name, samples));
      const answer = await bench.engine.compare({ a: { file }, b: { file }, stamped: true });
      expect(answer, name).toMatchObject({ equal: true, objects: [] });
      expect(answer.same, name).toBeGreaterThan(0);
    }
    console.log(`Compared ${names.length} archives of the samples with themselves.`);
  });
});
