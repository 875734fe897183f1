import type { SiteObject } from '@tsferry/domain';
import { expect, it } from 'vitest';
import type { ContractTest } from './contract-test.js';
import { sampleEntry, sampleObject, sampleSite, sampleUnresolved } from './sample-site.js';

/** Ids that have broken a store somewhere. No two are the same in upper case. */
const hostileIds = [
  "'; drop table objects; --",
  '"id"',
  '%',
  '_____',
  '\\',
  '\\u0000',
  '../../etc/passwd',
  '\\\\server\\share',
  '__proto__',
  'constructor',
  '',
  ' ',
  'LAB00001 ',
  'LAB\n00001',
  'LAB\r\n00001',
  '\t',
  '\u001b[31m',
  '\u202eLAB',
  '\ufeffLAB',
  '\uff2c\uff21\uff22\uff10\uff10\uff10\uff10\uff11',
  'L\u0410B00001',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u{10FFFF}',
  'null',
  '0',
  '00',
  '1e3',
  '?',
  ':id',
  'x'.repeat(2_000),
];

/** Whatever text goes into a site comes out the same, or is refused before the database sees it. */
export function textContract(current: () => ContractTest): void {
  it('gives back an object with a value of every kind', async () => {
    const { site } = current();
    await site.write((writer) => writer.put(sampleObject()));

    expect(await site.read((reader) => reader.get(sampleObject()))).toStrictEqual(sampleObject());
  });

  it('keeps hostile ids, names and folders as they are, and apart', async () => {
    const { site } = current();
    const objects = hostileIds.map((id) => sampleObject({ id, name: id, folder: `/${id}`, predefined: id }));
    await site.write(async (writer) => {
      for (const object of objects) await writer.put(object);
      await writer.register(hostileIds.map((sourceId) => sampleEntry({ sourceId, targetId: sourceId })));
    });

    await site.read(async (reader) => {
      expect(await reader.heads()).toHaveLength(hostileIds.length);
      for (const object of objects) {
        expect(await reader.get(object)).toEqual(object);
        expect((await reader.findIds([object.id])).map((head) => head.id)).toEqual([object.id]);
        expect((await reader.heads({ folder: object.folder })).map((head) => head.id)).toEqual([object.id]);
      }
      const sources = (await reader.registry('ScopeId_A')).map((entry) => entry.sourceId);
      expect(new Set(sources)).toEqual(new Set(hostileIds));
    });
  });

  it('keeps composed and decomposed forms of one text apart', async () => {
    const { site } = current();
    const ids = ['\u00e9', 'e\u0301'];
    await site.write(async (writer) => {
      for (const id of ids) await writer.put(sampleObject({ id, name: id }));
    });

    for (const id of ids) {
      expect((await site.read((reader) => reader.get(sampleObject({ id }))))?.name).toBe(id);
    }
  });

  it('tells an empty text from none', async () => {
    const { site, catalog } = current();
    await site.write(async (writer) => {
      await writer.put(sampleObject({ id: 'A', predefined: null }));
      await writer.put(sampleObject({ id: 'B', predefined: '', name: '', folder: '' }));
    });
    await catalog.create({ ...sampleSite('PRD'), name: '', reportsTo: '' });

    const heads = await site.read((reader) => reader.heads());
    expect(heads.map((head) => [head.predefined, head.name])).toEqual([
      [null, 'Windows 11'],
      ['', ''],
    ]);
    expect((await catalog.list()).map((info) => info.reportsTo)).toEqual([null, '']);
  });

  it('keeps a definition of 10 MB and every character that a text may hold', async () => {
    const { site } = current();
    const everything = Array.from({ length: 0x10ffff }, (_, at) => at + 1)
      .filter((point) => (point < 0x3000 || point % 1009 === 0 || point > 0xffe0) && point < 0x11000)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .join('');
    const text = everything + '<step name="ä">\r\n\u2028\u{1F600}'.repeat(10_000_000 / 18);
    const object = sampleObject({
      sideFiles: { 'a.xml': { kind: 'text', text }, [everything]: { kind: 'strings', items: [everything] } },
    });
    await site.write((writer) => writer.put(object));

    const found = await site.read((reader) => reader.get(object));

    // Compared by hand: printing a difference of 10 MB helps nobody.
    expect(JSON.stringify(found) === JSON.stringify(object)).toBe(true);
  });

  it('keeps names of members that mean something to JavaScript', async () => {
    const { site } = current();
    const sideFiles = JSON.parse(
      '{"__proto__": {"kind": "text", "text": "x"}, "constructor": {"kind": "text", "text": ""}}',
    );
    const object: SiteObject = sampleObject({ sideFiles });
    await site.write((writer) => writer.put(object));

    const found = await site.read((reader) => reader.get(object));

    expect(Object.keys(found?.sideFiles ?? {})).toEqual(['__proto__', 'constructor']);
    expect(JSON.stringify(found)).toBe(JSON.stringify(object));
  });

  it.each([
    ['U+0000', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud83d'],
    ['the other half', '\ude00b'],
  ])('refuses %s wherever it stands, and keeps nothing of that write', async (_, text) => {
    const { site, catalog } = current();
    const { instance } = sampleObject();
    const wrong: SiteObject[] = [
      sampleObject({ id: text }),
      sampleObject({ class: text }),
      sampleObject({ name: text }),
      sampleObject({ folder: text }),
      sampleObject({ predefined: text }),
      sampleObject({ instance: { ...instance, className: text } }),
      sampleObject({ sideFiles: { [text]: { kind: 'strings', items: [] } } }),
      sampleObject({ sideFiles: { 'a.xml': { kind: 'text', text: `\\${text}` } } }),
    ];
    const works = [
      ...wrong.map((object) =>
        site.write(async (writer) => {
          await writer.put(sampleObject({ id: 'LAB00009' }));
          await writer.put(object);
        }),
      ),
      site.write((writer) => writer.register([sampleEntry({ targetId: text })])),
      site.write((writer) => writer.setUnresolved(sampleObject(), [sampleUnresolved({ name: text })])),
      site.write((writer) => writer.setUnresolved(sampleObject({ id: text }), [])),
      site.write((writer) => writer.recordImport(text, '', '')),
      catalog.create({ ...sampleSite('PRD'), name: text }),
      catalog.create(sampleSite(text)),
    ];

    for (const work of await Promise.allSettled(works)) {
      expect(work).toMatchObject({ status: 'rejected', reason: { code: 'SCHEMA' } });
    }
    expect(await site.read((reader) => reader.heads())).toEqual([]);
    expect((await catalog.list()).map((info) => info.code)).toEqual(['LAB']);
  });

  it('finds nothing under a text that it cannot hold, and says no more about it', async () => {
    const { site, catalog } = current();
    const wrong = { class: 'SMS_Package', id: 'a\u0000b' };

    expect(
      await site.read(async (reader) => [
        await reader.get(wrong),
        await reader.findIds([wrong.id]),
        await reader.unresolved(wrong),
        await reader.registry(wrong.id),
        await reader.heads({ folder: wrong.id }),
        await reader.wasImported(wrong.id),
      ]),
    ).toEqual([null, [], [], [], [], false]);
    await expect(catalog.open('\u0000')).rejects.toMatchObject({ code: 'SITE_UNKNOWN' });
  });

  it('takes a text that only looks like an escaped U+0000', async () => {
    const { site } = current();
    const object = sampleObject({ sideFiles: { 'a.xml': { kind: 'text', text: '\\u0000 \\\\u0000 \\ud800' } } });
    await site.write((writer) => writer.put(object));

    expect(await site.read((reader) => reader.get(object))).toEqual(object);
  });
}
