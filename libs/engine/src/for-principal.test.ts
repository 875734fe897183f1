import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan } from '@tsferry/domain';
import { createBench, writeSmallLab, type Bench } from './testing/small-lab.js';
import { useCases, type UseCaseName } from './use-cases/table.js';
import { ownerOfThisMachine, type Principal } from './access/principal.js';

const reader: Principal = { id: '1', name: 'reader', role: 'reader', sites: null };
const importer: Principal = { id: '2', name: 'importer', role: 'importer', sites: ['LAB'] };

let bench: Bench;
beforeEach(async () => {
  bench = createBench();
  for (const code of ['LAB', 'PRD']) await bench.engine.createSite({ code });
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

describe('the use cases for somebody', () => {
  it('offer every use case', () => {
    const others = ['check', 'contentUsers', 'removeExport'];
    const offered = Object.keys(bench.engine.for(reader)).filter((name) => !others.includes(name));
    expect(offered.sort()).toEqual(Object.keys(useCases).sort());
  });

  it('refuse what the role may not do, before anything runs', async () => {
    const allowed = bench.engine.for(reader);
    await expect(allowed.createSite({ code: 'NEW' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(allowed.planExport({ site: 'LAB', roots: ['*'] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(allowed.planImport({ site: 'LAB', file: 'none.zip' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(allowed.createToken({ name: 'x', role: 'administrator' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await bench.engine.listSites({})).sites.map(({ code }) => code)).toEqual(['LAB', 'PRD']);
    expect(await bench.engine.listTokens({})).toEqual({ tokens: [] });
  });

  it('answer of a hidden site as of one that does not exist', async () => {
    const allowed = bench.engine.for(importer);
    expect((await allowed.listSites({})).sites.map(({ code }) => code)).toEqual(['LAB']);
    const calls = [
      (site: string) => allowed.showSite({ site }),
      (site: string) => allowed.listObjects({ site }),
      (site: string) => allowed.showObject({ site, id: 'x' }),
      (site: string) => allowed.showClosure({ site, id: 'x' }),
      (site: string) => allowed.explain({ site, id: 'x' }),
      (site: string) => allowed.planImport({ site, file: 'none.zip' }),
    ];
    for (const call of calls) {
      const [hidden, absent] = await Promise.all(
        ['PRD', 'XYZ'].map((site) => call(site).catch((error: unknown) => JSON.stringify(error))),
      );
      expect(hidden).toContain('SITE_UNKNOWN');
      expect(String(hidden).replaceAll('PRD', 'XYZ')).toBe(absent);
    }
  });

  it('ask for more where a plan changes objects of the site', async () => {
    const file = await writeSmallLab(bench.folder);
    const allowed = bench.engine.for(importer);
    await allowed.applyImport({ plan: await allowed.planImport({ site: 'LAB', file }) });
    const plan = await allowed.planImport({ site: 'LAB', file, policy: { default: 'overwrite' } });
    await expect(allowed.check('applyImport', { plan })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(allowed.applyImport({ plan })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const administrator = bench.engine.for({ ...importer, role: 'administrator' });
    await administrator.check('applyImport', { plan });
    expect((await administrator.applyImport({ plan })).applied).toBe(true);
  });

  it('refuse an input that is too wrong to ask for rights as wrong input', async () => {
    const allowed = bench.engine.for(importer);
    for (const plan of [undefined, null, {}, { site: 'LAB' }] as unknown as ImportPlan[]) {
      await expect(allowed.applyImport({ plan })).rejects.toMatchObject({ code: 'USAGE' });
      await expect(allowed.check('applyImport', { plan })).rejects.toMatchObject({ code: 'USAGE' });
    }
    await expect(allowed.listObjects({ site: 7 as never })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('let the owner of this machine do everything', async () => {
    const owner = bench.engine.for(ownerOfThisMachine);
    await owner.createSite({ code: 'NEW' });
    expect((await owner.listSites({})).sites).toHaveLength(3);
  });
});

it('every use case that names a site, or a plan of one, asks whether it may be seen', () => {
  const inputs = { site: 'LAB', plan: { site: 'LAB', objects: [] } };
  for (const name of Object.keys(useCases) as UseCaseName[]) {
    const { input, site } = useCases[name] as { input: unknown; site?: (input: object) => string | undefined };
    const { shape } = input as { shape: object };
    if ('site' in shape || 'plan' in shape) expect([name, site?.(inputs)]).toEqual([name, 'LAB']);
  }
});
