import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBench, writeSmallLab, type Bench } from './testing/small-lab.js';
import { useCases } from './use-cases/table.js';

let bench: Bench;
let zip: string;

beforeEach(async () => {
  bench = createBench();
  zip = await writeSmallLab(bench.folder);
  await bench.engine.createSite({ code: 'PRD' });
  const plan = await bench.engine.planImport({ site: 'PRD', file: zip, folder: '/OSD' });
  await bench.engine.applyImport({ plan });
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

describe('a list', () => {
  const ids = async (input: object) => (await bench.engine.listObjects(input)).objects.map(({ id }) => id);

  it('is of a site or of an archive, by class, then id', async () => {
    expect(await ids({ site: 'PRD' })).toEqual(['PRD00001', 'PRD00002', 'PRD00003']);
    expect(await ids({ file: zip })).toEqual(['LAB00001', 'LAB00002', 'LAB00003']);
    const { objects } = await bench.engine.listObjects({ file: zip });
    expect(useCases.listObjects.output.parse({ objects, total: 3 }).objects[0]).toEqual({
      class: 'SMS_Package',
      id: 'LAB00001',
      name: 'Deployment Tools',
      folder: null,
      version: null,
    });
  });

  it('is searched in names and ids, sorted, and answered in parts with the number of all', async () => {
    expect(await ids({ site: 'PRD', search: 'cHILd' })).toEqual(['PRD00002']);
    expect(await ids({ file: zip, search: '0003' })).toEqual(['LAB00003']);
    expect(await ids({ site: 'PRD', sort: 'name' })).toEqual(['PRD00002', 'PRD00001', 'PRD00003']);
    expect(await ids({ site: 'PRD', sort: 'name', descending: true })).toEqual(['PRD00003', 'PRD00001', 'PRD00002']);
    const part = await bench.engine.listObjects({ site: 'PRD', offset: 1, limit: 1 });
    expect([part.objects.map(({ id }) => id), part.total]).toEqual([['PRD00002'], 3]);
    expect(await bench.engine.listObjects({ site: 'PRD', offset: 9, limit: 1 })).toEqual({ objects: [], total: 3 });
    const packages = { class: 'SMS_TaskSequencePackage', offset: 1, limit: 5 };
    for (const [place, id] of [
      [{ site: 'PRD' }, 'PRD00003'],
      [{ file: zip }, 'LAB00003'],
    ] as const) {
      const found = await bench.engine.listObjects({ ...place, ...packages });
      expect([found.objects.map((object) => object.id), found.total]).toEqual([[id], 2]);
    }
  });

  it('refuses both places, and none', async () => {
    await expect(bench.engine.listObjects({})).rejects.toMatchObject({ code: 'USAGE' });
    await expect(bench.engine.listObjects({ site: 'PRD', file: zip })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('an object', () => {
  it('is shown out of an archive as out of a site', async () => {
    const shown = useCases.showObject.output.parse(await bench.engine.showObject({ file: zip, id: 'lab00003' }));
    expect(shown.object).toMatchObject({ id: 'LAB00003', folder: null, version: null });
    expect(shown.steps).toMatchObject([{ kind: 'child', child: 'LAB00002' }]);
    expect(shown.references).toMatchObject([
      { id: 'LAB00002', inArchive: true, steps: [{ names: ['Run the child'] }] },
    ]);
    const tools = await bench.engine.showObject({ file: zip, id: 'LAB00001' });
    expect(tools.usedBy.map(({ id }) => id)).toContain('LAB00002');
    expect(tools.contents).toMatchObject([{ bytes: 24, files: 2, checked: false }]);
    expect((await bench.engine.showObject({ site: 'PRD', id: 'PRD00003' })).steps).toMatchObject([
      { kind: 'child', child: 'PRD00002' },
    ]);
  });

  it('that is not there is said so', async () => {
    await expect(bench.engine.showObject({ file: zip, id: 'LAB0FFFF' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bench.engine.showClosure({ site: 'PRD', id: 'LAB0FFFF' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the closure of an object', () => {
  it.each([
    ['site', 'PRD'],
    ['file', 'LAB'],
  ] as const)('is everything it needs in a %s, with who names it where', async (kind, prefix) => {
    const place = kind === 'site' ? { site: 'PRD' } : { file: zip };
    const answer = useCases.showClosure.output.parse(
      await bench.engine.showClosure({ ...place, id: `${prefix}00003` }),
    );
    expect(answer.root).toBe(`${prefix}00003`);
    expect(answer.objects.map(({ id, inPlace }) => [id, inPlace])).toEqual([
      [`${prefix}00003`, true],
      [`${prefix}00002`, true],
      [`${prefix}00001`, true],
    ]);
    expect(answer.edges.map(({ from, to, via }) => [from, to, via?.property])).toContainEqual([
      `${prefix}00002`,
      `${prefix}00001`,
      'PackageID',
    ]);
  });

  it('follows an import into the site', async () => {
    expect((await bench.engine.showClosure({ site: 'PRD', id: 'PRD00002' })).objects).toHaveLength(2);
    const policy = { byClass: { SMS_TaskSequencePackage: 'create' as const, SMS_Package: 'create' as const } };
    await bench.engine.applyImport({ plan: await bench.engine.planImport({ site: 'PRD', file: zip, policy }) });
    const shown = await bench.engine.showObject({ site: 'PRD', id: 'PRD00004' });
    expect(shown.usedBy.map(({ id }) => id)).toEqual(['PRD00005']);
  });
});

describe('what an import would change', () => {
  it('is told for the rows that overwrite, and refused for the others', async () => {
    const policy = { byId: { LAB00001: { action: 'overwrite' as const } } };
    const plan = await bench.engine.planImport({ site: 'PRD', file: zip, policy });
    const { changes } = useCases.showChanges.output.parse(
      await bench.engine.showChanges({ plan, objects: [{ class: 'SMS_Package', id: 'LAB00001' }] }),
    );
    expect(changes).toMatchObject([
      { object: { id: 'PRD00001', name: 'Deployment Tools' }, properties: [], steps: [] },
    ]);
    const other = { plan, objects: [{ class: 'SMS_TaskSequencePackage', id: 'LAB00002' }] };
    await expect(bench.engine.showChanges(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
