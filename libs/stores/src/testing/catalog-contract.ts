import { expect, it } from 'vitest';
import type { ContractTest } from './contract-test.js';
import { sampleObject, sampleSite } from './sample-site.js';

/** What a catalog promises. */
export function catalogContract(current: () => ContractTest): void {
  it('lists the sites by code, as they were made', async () => {
    const { catalog } = current();
    const central = { ...sampleSite('CAS'), kind: 'central', name: 'Zentrale "Ä" 中央' } as const;
    const primary = { ...sampleSite('PRD'), reportsTo: 'CAS' };
    await catalog.create(primary);
    await catalog.create(central);

    expect(await catalog.list()).toEqual([central, sampleSite('LAB'), primary]);
  });

  it('opens a site by its code, ignoring case', async () => {
    const site = await current().catalog.open('lab');

    expect(await site.read((reader) => reader.info())).toEqual(sampleSite('LAB'));
  });

  it('refuses an unknown site, naming the ones there are', async () => {
    await expect(current().catalog.open('XYZ')).rejects.toMatchObject({
      code: 'SITE_UNKNOWN',
      hint: expect.stringContaining('LAB'),
    });
  });

  it('refuses a second site of one code, ignoring case, and leaves the first alone', async () => {
    const { catalog } = current();

    await expect(catalog.create({ ...sampleSite('lab'), name: 'Other' })).rejects.toMatchObject({
      code: 'SITE_EXISTS',
    });
    expect(await catalog.list()).toEqual([sampleSite('LAB')]);
  });

  it('makes a site once when two processes make it at the same time', async () => {
    const { open } = current();
    const [left, right] = [await open(), await open()];

    const made = await Promise.allSettled([left.create(sampleSite('PRD')), right.create(sampleSite('PRD'))]);

    expect(made.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'SITE_EXISTS' });
    expect((await left.list()).map((site) => site.code)).toEqual(['LAB', 'PRD']);
  });

  it('keeps sites apart: one id in two sites is two objects', async () => {
    const { catalog, site } = current();
    await catalog.create(sampleSite('PRD'));
    const other = await catalog.open('PRD');
    await site.write((writer) => writer.put(sampleObject({ name: 'in LAB' })));
    await other.write((writer) => writer.put(sampleObject({ name: 'in PRD' })));
    await other.write((writer) => writer.setNextNumber(7));

    expect((await site.read((reader) => reader.heads())).map((head) => head.name)).toEqual(['in LAB']);
    expect((await other.read((reader) => reader.heads())).map((head) => head.name)).toEqual(['in PRD']);
    expect(await site.read((reader) => reader.nextNumber())).toBe(1);
  });

  it('shows another process what was written', async () => {
    const { site, open } = current();
    await site.write((writer) => writer.put(sampleObject()));

    const other = await (await open()).open('LAB');

    expect(await other.read((reader) => reader.get(sampleObject()))).toEqual(sampleObject());
  });
}
