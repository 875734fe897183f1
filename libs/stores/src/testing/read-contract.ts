import { expect, it } from 'vitest';
import type { ContractTest } from './contract-test.js';
import { sampleEntry, sampleObject, sampleUnresolved } from './sample-site.js';

/** What a reader promises. */
export function readContract(current: () => ContractTest): void {
  it('is empty at first: no objects, no registry, the number 1', async () => {
    const { site } = current();

    expect(
      await site.read(async (reader) => [
        await reader.heads(),
        await reader.registry('ScopeId_A'),
        await reader.unresolved(),
        await reader.nextNumber(),
        await reader.findIds(['LAB00001']),
        await reader.findIds([]),
        await reader.withContent(),
        await reader.get({ class: 'SMS_Package', id: 'LAB00001' }),
      ]),
    ).toEqual([[], [], [], 1, [], [], [], null]);
  });

  it('lists heads by class, then id, by code point and ignoring case', async () => {
    const { site } = current();
    const refs = [
      ['SMS_Package', 'b'],
      ['SMS_Package', 'A'],
      ['SMS_Package', '_'],
      ['SMS_Package', '\u{1F600}'],
      ['SMS_Package', '\uFF21'],
      ['SMS_Package', 'é'],
      ['SMS_Package', 'C'],
      ['SMS_Driver', 'z'],
    ] as const;
    await site.write(async (writer) => {
      for (const [className, id] of refs) await writer.put(sampleObject({ class: className, id }));
    });
    const sorted = ['z', 'A', 'b', 'C', '_', 'é', '\uFF21', '\u{1F600}'];

    expect((await site.read((reader) => reader.heads())).map((head) => head.id)).toEqual(sorted);
    const found = await site.read((reader) => reader.findIds(refs.map(([, id]) => id)));
    expect(found.map((head) => head.id)).toEqual(sorted);
  });

  it('lists the heads of one class, of one folder, or of both', async () => {
    const { site } = current();
    await site.write(async (writer) => {
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'A', folder: '/' }));
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'B', folder: '/OSD' }));
      await writer.put(sampleObject({ class: 'SMS_Driver', id: 'C', folder: '/OSD' }));
      await writer.put(sampleObject({ class: 'SMS_Driver', id: 'D', folder: '/OSD/Prod' }));
    });
    const ids = (filter: { class?: string; folder?: string }) =>
      site.read(async (reader) => (await reader.heads(filter)).map((head) => head.id).join(''));

    expect(await ids({ class: 'SMS_Package' })).toBe('AB');
    expect(await ids({ folder: '/OSD' })).toBe('CB');
    expect(await ids({ class: 'SMS_Driver', folder: '/OSD' })).toBe('C');
    expect(await ids({ class: 'SMS_' })).toBe('');
  });

  it('gives a part of a list, and counts it by class', async () => {
    const { site } = current();
    await site.write(async (writer) => {
      for (const id of ['C', 'a', 'B']) await writer.put(sampleObject({ class: 'SMS_Package', id, folder: '/OSD' }));
      await writer.put(sampleObject({ class: 'SMS_Driver', id: 'D' }));
    });
    const ids = (offset: number, limit: number) =>
      site.read(async (reader) => (await reader.heads({}, { offset, limit })).map((head) => head.id).join(''));

    expect(await Promise.all([ids(0, 2), ids(2, 2), ids(3, 100), ids(4, 1), ids(1, 0)])).toEqual([
      'Da',
      'BC',
      'C',
      '',
      '',
    ]);
    const [all, some, none] = await site.read((reader) =>
      Promise.all([reader.counts(), reader.counts({ folder: '/OSD' }), reader.counts({ class: 'SMS_Image' })]),
    );
    expect(all).toEqual([
      { class: 'SMS_Driver', count: 1 },
      { class: 'SMS_Package', count: 3 },
    ]);
    expect(some).toEqual([{ class: 'SMS_Package', count: 3 }]);
    expect(none).toEqual([]);
  });

  it('gives a head exactly what a listing needs', async () => {
    const { site } = current();
    await site.write((writer) => writer.put(sampleObject({ version: 3, folder: '/OSD', predefined: 'usmt' })));

    expect(await site.read((reader) => reader.heads())).toEqual([
      {
        class: 'SMS_TaskSequencePackage',
        id: 'LAB00001',
        name: 'Windows 11',
        folder: '/OSD',
        version: 3,
        predefined: 'usmt',
      },
    ]);
  });

  it('gives the objects that have content, with it alone, by class, then id', async () => {
    const { site } = current();
    const content = (key: string, folder: string | null) => ({
      key,
      path: '\\\\files\\sources$\\tools',
      folder,
      singleFile: false,
      files: 2,
      bytes: 24,
      digest: null,
    });
    const two = [content('Content_a', '/srv/sources/a'), content('Content_b', null)];
    await site.write(async (writer) => {
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'b', contents: [content('', '/srv/sources')] }));
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'A', contents: [content('', '[]')] }));
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'C', contents: [] }));
      await writer.put(sampleObject({ class: 'SMS_Application', id: 'z', name: 'Two', version: 2, contents: two }));
    });

    const [first, ...others] = await site.read((reader) => reader.withContent());

    expect(first).toEqual({
      class: 'SMS_Application',
      id: 'z',
      name: 'Two',
      folder: '/',
      version: 2,
      predefined: null,
      contents: two,
    });
    expect(others.map(({ id, contents }) => [id, contents[0]?.folder])).toEqual([
      ['A', '[]'],
      ['b', '/srv/sources'],
    ]);
  });

  it('finds ids of any class, ignoring case, each object once, however many are asked for', async () => {
    const { site } = current();
    await site.write(async (writer) => {
      await writer.put(sampleObject({ class: 'SMS_Package', id: 'LAB00A0F' }));
      await writer.put(sampleObject({ class: 'SMS_Driver', id: 'lab00a0f' }));
      await writer.put(sampleObject({ class: 'SMS_Driver', id: 'LAB00A10' }));
    });
    const many = Array.from({ length: 40_000 }, (_, at) => `XYZ${at.toString(16).padStart(5, '0')}`);

    const found = await site.read((reader) => reader.findIds(['Lab00a0F', ...many, 'LAB00A0F']));

    expect(found.map((head) => `${head.class} ${head.id}`)).toEqual(['SMS_Driver lab00a0f', 'SMS_Package LAB00A0F']);
  });

  it('gives all answers of one read from one moment, whatever others write meanwhile', async () => {
    const { site, open } = current();
    const other = await (await open()).open('LAB');
    await site.write((writer) => writer.put(sampleObject({ name: 'before' })));

    const seen = await site.read(async (reader) => {
      // The moment is the start of the read, not its first question.
      await other.write(async (writer) => {
        await writer.put(sampleObject({ name: 'after' }));
        await writer.put(sampleObject({ id: 'LAB00002' }));
        await writer.register([sampleEntry()]);
        await writer.setUnresolved(sampleObject(), [sampleUnresolved()]);
        await writer.setNextNumber(99);
      });
      return [
        (await reader.get(sampleObject()))?.name,
        (await reader.heads()).length,
        (await reader.registry('ScopeId_A')).length,
        (await reader.unresolved()).length,
        await reader.nextNumber(),
      ];
    });

    expect(seen).toEqual(['before', 1, 0, 0, 1]);
    expect(await site.read(async (reader) => (await reader.get(sampleObject()))?.name)).toBe('after');
  });

  it('answers questions that are asked at the same time', async () => {
    const { site } = current();
    await site.write((writer) => writer.put(sampleObject()));

    const names = await site.read((reader) =>
      Promise.all(Array.from({ length: 20 }, async () => (await reader.get(sampleObject()))?.name)),
    );

    expect(names).toEqual(Array.from({ length: 20 }, () => 'Windows 11'));
  });

  it('refuses a reader that is used after its read has ended', async () => {
    const { site } = current();
    const leaked = await site.read(async (reader) => ({ reader }));

    await expect(leaked.reader.nextNumber()).rejects.toThrow();
  });
}
