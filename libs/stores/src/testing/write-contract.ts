import type { SiteStore, SiteWriter } from '@tsferry/domain';
import { expect, it } from 'vitest';
import type { ContractTest } from './contract-test.js';
import { sampleEntry, sampleObject, sampleUnresolved } from './sample-site.js';

/** Everything a site holds, in one value. */
function contentsOf(site: SiteStore): Promise<unknown> {
  return site.read(async (reader) => {
    const heads = await reader.heads();
    const objects = await Promise.all(heads.map((head) => reader.get(head)));
    return { objects, registry: await reader.registry('ScopeId_A'), number: await reader.nextNumber() };
  });
}

/** What a writer promises. */
export function writeContract(current: () => ContractTest): void {
  it('reads its own changes before anybody else does', async () => {
    const { site, open } = current();
    const other = await (await open()).open('LAB');

    const [own, others] = await site.write(async (writer) => {
      await writer.put(sampleObject());
      return [await writer.heads(), await other.read((reader) => reader.heads())];
    });

    expect([own?.length, others?.length]).toEqual([1, 0]);
  });

  it('gives back what the work gives', async () => {
    expect(await current().site.write(async () => 'done')).toBe('done');
  });

  it('keeps nothing of a write that throws, and throws the same error', async () => {
    const { site } = current();
    await site.write((writer) => writer.put(sampleObject()));
    const before = await contentsOf(site);
    const stop = new Error('stop');

    const failing = site.write(async (writer) => {
      for (let at = 0; at < 500; at++) await writer.put(sampleObject({ id: `LAB1${at}` }));
      await writer.put(sampleObject({ name: 'changed' }));
      await writer.register([sampleEntry()]);
      await writer.setUnresolved(sampleObject(), [sampleUnresolved()]);
      await writer.setNextNumber(501);
      await writer.recordImport('plan', 'hash', 'time');
      throw stop;
    });

    await expect(failing).rejects.toBe(stop);
    expect(await contentsOf(site)).toEqual(before);
    expect(await site.read((reader) => reader.unresolved())).toEqual([]);
    expect(await site.write((writer) => writer.recordImport('plan', 'hash', 'time'))).toBe(true);
  });

  it('replaces an object whose id differs in case only', async () => {
    const { site } = current();
    await site.write((writer) => writer.put(sampleObject({ id: 'LAB0000A', version: 1 })));
    const changed = sampleObject({ id: 'lab0000a', version: 2, name: 'New', folder: '/New', predefined: 'usmt' });
    await site.write((writer) => writer.put(changed));

    expect(await site.read((reader) => reader.heads())).toHaveLength(1);
    expect(await site.read((reader) => reader.get({ class: changed.class, id: 'Lab0000A' }))).toEqual(changed);
  });

  it('keeps one id of two classes as two objects', async () => {
    const { site } = current();
    const objects = [sampleObject({ class: 'SMS_Driver' }), sampleObject({ class: 'SMS_Package' })];
    await site.write(async (writer) => {
      for (const object of objects) await writer.put(object);
    });

    const found = await site.read((reader) => Promise.all(objects.map((object) => reader.get(object))));
    expect(found).toEqual(objects);
  });

  it('keeps one registry entry a source, the last one given, ignoring case', async () => {
    const { site } = current();
    await site.write(async (writer) => {
      await writer.register([]);
      await writer.register([sampleEntry({ targetId: 'LAB00001' }), sampleEntry({ class: 'SMS_Driver' })]);
      await writer.register([
        sampleEntry({ targetId: 'LAB00002' }),
        sampleEntry({ authoringScope: 'scopeid_a', sourceId: 'cts00001', targetId: 'LAB00003' }),
        sampleEntry({ authoringScope: 'ScopeId_B' }),
      ]);
    });

    const registry = await site.read((reader) => reader.registry('SCOPEID_A'));
    expect(registry.map((entry) => [entry.class, entry.sourceId, entry.targetId])).toEqual([
      ['SMS_Driver', 'CTS00001', 'LAB00001'],
      ['SMS_Package', 'cts00001', 'LAB00003'],
    ]);
    expect(await site.read((reader) => reader.registry('ScopeId_B'))).toEqual([
      sampleEntry({ authoringScope: 'ScopeId_B' }),
    ]);
  });

  it('takes 10,000 registry entries at once', async () => {
    const { site } = current();
    const entries = Array.from({ length: 10_000 }, (_, at) => sampleEntry({ sourceId: `CTS${10_000 + at}` }));
    await site.write((writer) => writer.register(entries));

    expect(await site.read((reader) => reader.registry('ScopeId_A'))).toEqual(entries);
  });

  it('replaces what is unresolved of one object, in order, and of that object only', async () => {
    const { site } = current();
    const other = { class: 'SMS_Application', id: 'ScopeId_A/Application_1' };
    const first = [
      sampleUnresolved({ property: 'BootImageID', step: null }),
      sampleUnresolved({ class: null, name: null }),
      sampleUnresolved({ class: '', name: '' }),
    ];
    const others = [sampleUnresolved({ object: other, kind: 'application', sourceId: 'ScopeId_B/Application_2' })];
    await site.write(async (writer) => {
      await writer.setUnresolved(sampleObject(), [sampleUnresolved({ property: 'gone' })]);
      await writer.setUnresolved({ ...sampleObject(), id: 'lab00001' }, first);
      await writer.setUnresolved(other, others);
    });
    const object = { class: 'SMS_TaskSequencePackage', id: 'lab00001' };
    const kept = first.map((reference) => ({ ...reference, object }));

    expect(await site.read((reader) => reader.unresolved({ ...object, id: 'LAB00001' }))).toEqual(kept);
    expect(await site.read((reader) => reader.unresolved())).toEqual([...others, ...kept]);

    await site.write((writer) => writer.setUnresolved(object, []));
    expect(await site.read((reader) => reader.unresolved())).toEqual(others);
  });

  it('knows the plans that were applied', async () => {
    const { site, catalog } = current();
    const record = (planId: string) =>
      site.write((writer) => writer.recordImport(planId, 'ab12', '2026-01-02T03:04:05Z'));

    const known = (planId: string) => site.read((reader) => reader.wasImported(planId));

    expect(await known('plan 1')).toBe(false);
    expect([await record('plan 1'), await record('plan 1'), await record('plan 2')]).toEqual([true, false, true]);
    expect([await known('plan 1'), await known('plan 2'), await known('plan 3')]).toEqual([true, true, false]);
    await catalog.create({ code: 'PRD', name: '', kind: 'primary', reportsTo: null, authoringScope: 'ScopeId_P' });
    const other = await catalog.open('PRD');
    expect(await other.read((reader) => reader.wasImported('plan 1'))).toBe(false);
    expect(await other.write((writer) => writer.recordImport('plan 1', 'ab12', 'x'))).toBe(true);
  });

  it('lets one of two imports of one plan win', async () => {
    const { open } = current();
    const sites = [await (await open()).open('LAB'), await (await open()).open('LAB')];

    const won = await Promise.all(sites.map((site) => site.write((writer) => writer.recordImport('plan', 'h', 't'))));

    expect(won.sort()).toEqual([false, true]);
  });

  it('loses no change of writers that work at the same time', async () => {
    const { site, open } = current();
    const sites = [site, site, await (await open()).open('LAB'), await (await open()).open('LAB')];
    const takeNumber = async (writer: SiteWriter) => {
      const next = await writer.nextNumber();
      await writer.put(sampleObject({ id: `LAB${next.toString(16).padStart(5, '0')}` }));
      await writer.setNextNumber(next + 1);
    };

    await Promise.all(Array.from({ length: 40 }, (_, at) => sites[at % 4]?.write(takeNumber)));

    expect(await site.read((reader) => reader.nextNumber())).toBe(41);
    expect(await site.read((reader) => reader.heads())).toHaveLength(40);
  });

  it('keeps numbers exactly up to 2^53 - 1 and refuses the next', async () => {
    const { site } = current();
    const largest = Number.MAX_SAFE_INTEGER;
    await site.write(async (writer) => {
      await writer.setNextNumber(largest);
      await writer.put(sampleObject({ version: largest }));
    });

    expect(await site.read((reader) => reader.nextNumber())).toBe(largest);
    expect((await site.read((reader) => reader.get(sampleObject())))?.version).toBe(largest);
    for (const wrong of [largest + 1, 1.5, Number.NaN]) {
      await expect(site.write((writer) => writer.setNextNumber(wrong))).rejects.toMatchObject({ code: 'SCHEMA' });
      await expect(site.write((writer) => writer.put(sampleObject({ version: wrong })))).rejects.toMatchObject({
        code: 'SCHEMA',
      });
    }
  });

  it('refuses a writer that is used after its write has ended', async () => {
    const { site } = current();
    const leaked = await site.write(async (writer) => ({ writer }));

    await expect(leaked.writer.put(sampleObject())).rejects.toThrow();
    expect(await site.read((reader) => reader.heads())).toEqual([]);
  });
}
