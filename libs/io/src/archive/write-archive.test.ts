import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { consoleLayout, type Archive, type ArchiveDraft, type ArchivedObject, type DraftObject } from '@tsferry/domain';
import { encodeInstance } from '../xml/encode-instance.js';
import { decodeInstance } from '../xml/decode-instance.js';
import { sampleExports, sampleParts, samplesTitle } from '../testing/sample-exports.js';
import {
  draftContent,
  draftObject,
  exampleContentId,
  exampleDraft,
  exampleObjects,
  objectXml,
} from '../testing/example-draft.js';
import { openArchive, readArchive } from './open-archive.js';
import { writeArchive } from './write-archive.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const path = '/exports/Deploy.zip';
const textOf = async (bytes: Uint8Array, name: string) =>
  (await (await JSZip.loadAsync(bytes)).file(name)?.async('string')) ?? '';
const namesOf = async (bytes: Uint8Array) => Object.keys((await JSZip.loadAsync(bytes)).files);

/** What an archive says of its objects, as a draft says it. */
function asDraft(object: ArchivedObject): DraftObject {
  const { folderKey: _, contents, ...rest } = object;
  return { ...rest, contents: contents.map((content) => ({ ...content, description: '' })) };
}
const inDraft = (object: DraftObject): DraftObject => ({
  ...object,
  contents: object.contents.map((content) => ({
    ...content,
    description: '',
    originalPath:
      content.singleFile || /[\\/]$/.test(content.originalPath) ? content.originalPath : `${content.originalPath}\\`,
  })),
});

describe('an archive that is written', () => {
  it('is read with every object, content, comment and id it was written from', async () => {
    const draft = exampleDraft();
    const archive = readArchive(await writeArchive(draft), path);
    expect(archive).toMatchObject({
      flavour: 'manifest',
      authoringScope: draft.authoringScope,
      comment: draft.comment,
      usmtPackageId: 'LAB00001',
      warnings: [],
    });
    expect(archive.objects.map(asDraft)).toEqual(draft.objects.map(inDraft));
  });

  it('has its parts in the order of the console', async () => {
    const names = await namesOf(await writeArchive(exampleDraft()));
    const psmdcp = names.find((name) => name.endsWith('.psmdcp'));
    expect(names).toEqual([
      'SMS_Package/LAB00002/object.xml',
      '_rels/.rels',
      'SMS_Package/LAB00002/PACKAGE_CONTENT.xml',
      'SMS_Program/LAB00002_Install%20-%20all/object.xml',
      'SMS_Driver/ScopeId_0D5E7A11%25Driver_1/object.xml',
      'SMS_Driver/ScopeId_0D5E7A11%25Driver_1/PACKAGE_CONTENT.xml',
      'SMS_DriverPackage/LAB00003/object.xml',
      'SMS_DriverPackage/LAB00003/PACKAGE_CONTENT.xml',
      'SMS_DriverPackage/LAB00003/DRIVERPACKAGE_DRIVERS.xml',
      'SMS_ImagePackage/LAB00004/object.xml',
      'SMS_ImagePackage/LAB00004/PACKAGE_CONTENT.xml',
      'SMS_BootImagePackage/LAB00005/object.xml',
      'SMS_Application/ScopeId_0D5E7A11-2B3C-4D5E-8F90-0123456789AB%25Application_11111111-2222-4333-8444-555555555555_3/object.xml',
      'SMS_Application/ScopeId_0D5E7A11-2B3C-4D5E-8F90-0123456789AB%25Application_11111111-2222-4333-8444-555555555555_3/DependentApplications.xml',
      'SMS_VhdPackage/LAB00006/object.xml',
      'SMS_TaskSequencePackage/USERSTATE_MIGRATION_PACKAGE.xml',
      'SMS_TaskSequencePackage/LAB00007/object.xml',
      'SMS_TaskSequencePackage/LAB00007/ReferencesInfo.xml',
      'SMS_TaskSequencePackage/LAB00007/AppReferencesInfo.xml',
      'SMS_TaskSequencePackage/LAB00008/object.xml',
      'Manifest.xml',
      psmdcp,
      '[Content_Types].xml',
    ]);
  });

  it('begins with the USMT package when its first object is a task sequence', async () => {
    const objects = exampleObjects().filter((object) => object.class === 'SMS_TaskSequencePackage');
    const bytes = await writeArchive(exampleDraft({ objects, usmtPackageId: '' }));
    expect((await namesOf(bytes)).slice(0, 3)).toEqual([
      'SMS_TaskSequencePackage/USERSTATE_MIGRATION_PACKAGE.xml',
      'SMS_TaskSequencePackage/LAB00007/object.xml',
      '_rels/.rels',
    ]);
    expect(readArchive(bytes, path).usmtPackageId).toBeNull();
  });

  it('lists programs in its relationships and not in its manifest, and tells no path of this machine', async () => {
    const bytes = await writeArchive(exampleDraft());
    const manifest = await textOf(bytes, 'Manifest.xml');
    const relationships = await textOf(bytes, '_rels/.rels');
    expect(manifest).not.toContain('SMS_Program');
    expect(manifest).toContain(`<Object Path="SMS_Application.CIVersion=3,ModelName='ScopeId_`);
    expect(manifest).toContain(
      `<Object Path="SMS_Driver.CI_UniqueID='ScopeId_0D5E7A11/Driver_1'" Type="SMS_Driver" />`,
    );
    expect(manifest).toContain(
      String.raw` FullPath=".\Deploy_files\Tools\" SingleFile="false" StorageType="" FullOwnership="true" OriginalPath="\\LAB-CM01\Sources$\Tools\" `,
    );
    expect(manifest).toContain(
      String.raw`RelativePath="Windows 11\install.wim" FullPath=".\Deploy_files\Windows 11\install.wim" SingleFile="true"`,
    );
    expect(relationships).toMatch(
      /Type="SMS_Program" Target="\/SMS_Program\/LAB00002_Install%20-%20all\/object\.xml" TargetMode="External" Id="SMS_Program-[0-9A-F]{64}"/,
    );
    expect(relationships).toMatch(/core-properties\/[0-9a-f]{32}\.psmdcp" Id="R[0-9a-f]{16}" \/><\/Relationships>$/);
  });

  it('names the content of an application so that it is found, whatever its folder is called', async () => {
    const objects = exampleObjects().map((object) =>
      object.class === 'SMS_Application'
        ? { ...object, contents: [draftContent(5, 'Reader', { key: exampleContentId })] }
        : object,
    );
    const archive = readArchive(await writeArchive(exampleDraft({ objects })), path);
    const application = archive.objects.find((object) => object.class === 'SMS_Application');
    expect(application?.contents).toMatchObject([
      { key: exampleContentId, relativePath: 'Reader', uniqueId: exampleContentId },
    ]);
  });

  it('is laid out like the console when an object came on one line', async () => {
    const xml = objectXml('SMS_Package', { PackageID: 'LAB00002', Name: 'Tools' });
    const [object] = exampleObjects();
    const instance = decodeInstance(Buffer.from(xml.replace(/\r\n */g, '')), 'object.xml');
    const bytes = await writeArchive(exampleDraft({ objects: [{ ...object!, instance, contents: [] }] }));
    expect(await textOf(bytes, 'SMS_Package/LAB00002/object.xml')).toBe(xml);
    expect(instance.layout?.style).toBe('single');
  });

  it('has the same bytes in every time zone, and the time of the plan in every entry', () => {
    const script = `
      const { writeArchive } = await import(${JSON.stringify(new URL('./write-archive.ts', import.meta.url).href)});
      const { exampleDraft } = await import(${JSON.stringify(new URL('../testing/example-draft.ts', import.meta.url).href)});
      process.stdout.write(Buffer.from(await writeArchive(exampleDraft())));`;
    const zones = ['UTC', 'Pacific/Kiritimati', 'America/New_York'];
    const written = zones.map((TZ) =>
      execFileSync(
        process.execPath,
        ['--import', 'tsx', '--conditions=@tsferry/source', '--input-type=module', '-e', script],
        {
          env: { ...process.env, TZ, LC_ALL: 'tr_TR.UTF-8' },
          maxBuffer: 1 << 26,
        },
      ),
    );
    expect(new Set(written.map(sha256)).size).toBe(1);
    // 01:30:58 and 2024-03-31, as DOS writes them.
    expect(written[0]?.readUInt16LE(10)).toBe((1 << 11) | (30 << 5) | 29);
    expect(written[0]?.readUInt16LE(12)).toBe((44 << 9) | (3 << 5) | 31);
  });

  it('has the bytes of its plan twice, and other ids for another plan', async () => {
    const [first, again, other] = await Promise.all([
      writeArchive(exampleDraft()),
      writeArchive(exampleDraft()),
      writeArchive(exampleDraft({ id: 'another' })),
    ]);
    expect(sha256(first)).toBe(sha256(again));
    const psmdcp = (names: string[]) => names.find((name) => name.endsWith('.psmdcp'));
    expect(psmdcp(await namesOf(first))).not.toBe(psmdcp(await namesOf(other)));
  });

  it('clamps times that a zip cannot hold', async () => {
    for (const [time, date] of [
      ['1970-01-01T00:00:00Z', (1 << 5) | 1],
      ['2200-01-01T00:00:00Z', (127 << 9) | (12 << 5) | 31],
    ] as const) {
      const bytes = Buffer.from(await writeArchive(exampleDraft({ time })));
      expect(bytes.readUInt16LE(12)).toBe(date);
    }
  });

  it('is what zips of the console are: stored, flags 0, version 1.0, no attributes, no extra fields', async () => {
    const bytes = Buffer.from(await writeArchive(exampleDraft()));
    let at = bytes.readUInt32LE(bytes.length - 6);
    for (let left = bytes.readUInt16LE(bytes.length - 12); left > 0; left--) {
      expect([bytes.readUInt16LE(at + 6), bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]).toEqual([10, 0, 0]);
      expect([bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 38)]).toEqual([
        0, 0, 0,
      ]);
      at += 46 + bytes.readUInt16LE(at + 28);
    }
  });

  it('is refused with more than the reader takes, or with two objects in one folder', async () => {
    const [object] = exampleObjects();
    const program = (name: string) =>
      draftObject('SMS_Program', `LAB00002/${name}`, name, { PackageID: 'LAB00002', ProgramName: name });
    const many = Array.from({ length: 10_000 }, (_, at) => program(`p${at}`));
    await expect(writeArchive(exampleDraft({ objects: many }))).rejects.toMatchObject({ code: 'ARCHIVE_LIMIT' });
    await expect(writeArchive(exampleDraft({ objects: [object!, object!] }))).rejects.toMatchObject({
      code: 'ARCHIVE_DUPLICATE',
    });
    await expect(writeArchive(exampleDraft({ objects: [program('a'), program('A')] }))).rejects.toMatchObject({
      code: 'ARCHIVE_DUPLICATE',
    });
    await expect(writeArchive(exampleDraft({ objects: [] }))).rejects.toMatchObject({ code: 'USAGE' });
    await expect(writeArchive(exampleDraft({ comment: 'a\0b' }))).rejects.toMatchObject({ code: 'SCHEMA' });
  });

  it('is whole for Python, which sees the same texts in it', async (context) => {
    if (spawnSync('python3', ['--version']).status !== 0) return context.skip('python3 is not there');
    const folder = mkdtempSync(join(tmpdir(), 'tsferry-'));
    const hostile = 'a ]]> b --> <!-- c \t " \' &#10; &amp; \u0085 \u2028 \r\n d';
    try {
      const zip = join(folder, 'Deploy.zip');
      const object = draftObject('SMS_Package', 'LAB00009', hostile, { PackageID: 'LAB00009', Name: hostile });
      const content = draftContent(9, 'Nine', { description: hostile });
      const objects = [...exampleObjects(), { ...object, contents: [content] }];
      writeFileSync(zip, await writeArchive(exampleDraft({ objects, comment: hostile })));
      const script = [
        'import json, sys, zipfile, xml.etree.ElementTree as tree',
        'z = zipfile.ZipFile(sys.argv[1])',
        'assert z.testzip() is None',
        'roots = {n: tree.fromstring(z.read(n)) for n in z.namelist()}',
        'name = roots["SMS_Package/LAB00009/object.xml"].find("PROPERTY[@NAME=\'Name\']/VALUE").text',
        'comment = next(r for n, r in roots.items() if n.endswith(".psmdcp"))[0].text',
        'described = roots["Manifest.xml"].findall("Contents/Content")[-1].get("Description")',
        'print(json.dumps([len(roots), name, comment, described]))',
      ].join('\n');
      const folded = hostile.replace(/\r\n/g, '\n');
      const answer = JSON.parse(execFileSync('python3', ['-c', script, zip], { encoding: 'utf8' })) as unknown;
      expect(answer).toEqual([25, folded, folded, hostile]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps every name and comment, however hostile', async () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ']]>',
            '-->',
            '<!--',
            '\r',
            '\n',
            '\r\n',
            '\t',
            '&#10;',
            '"',
            "'",
            '\u0085',
            '\u2028',
            '\\',
            '/',
          ),
          fc.string({ unit: 'grapheme' }).map((piece) => piece.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')),
        ),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join(''));
    const object = fc
      .tuple(fc.nat(0xfffff), text, text, fc.boolean(), fc.array(text, { maxLength: 3 }))
      .map(([number, name, source, isSequence, items]): DraftObject => {
        const id = `PRD${number.toString(16).toUpperCase().padStart(5, '0')}`;
        const properties = { PackageID: id, Name: name, Description: source };
        if (!isSequence) {
          const contents = [draftContent(number, id, { description: name, originalPath: `${source}\\` })];
          return draftObject('SMS_Package', id, name, properties, { contents });
        }
        const sideFiles = {
          'ReferencesInfo.xml': { kind: 'strings', items: items.filter((item) => !/^\s*</.test(item)) } as const,
        };
        return draftObject(
          'SMS_TaskSequencePackage',
          id,
          name,
          { ...properties, Sequence: '<sequence/>' },
          { sideFiles },
        );
      });
    const drafts = fc.record({
      id: fc.uuid(),
      comment: text,
      name: text,
      time: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      objects: fc.uniqueArray(object, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(drafts, async (rest) => {
        const draft: ArchiveDraft = exampleDraft(rest);
        const archive = readArchive(await writeArchive(draft), path);
        expect(archive.comment).toBe(draft.comment);
        expect(archive.warnings).toEqual([]);
        expect(archive.objects.map(asDraft)).toEqual(draft.objects.map(inDraft));
      }),
      { numRuns: 150 },
    );
  });
});

/** The draft of what was read, under the name of the sample. */
function draftOf(archive: Archive, name: string, description: (uniqueId: string) => string): ArchiveDraft {
  return {
    id: archive.sha256,
    time: '2024-01-01T00:00:00Z',
    name,
    authoringScope: archive.authoringScope,
    comment: archive.comment,
    usmtPackageId: archive.usmtPackageId ?? '00000000',
    objects: archive.objects.map((object) => ({
      ...object,
      contents: object.contents.map((content) => ({ ...content, description: description(content.uniqueId) })),
    })),
  };
}

const samples = sampleExports();
describe.skipIf(samples.length === 0)(samplesTitle, () => {
  it('are written again with the same parts in the same order and, but for what is derived, the same bytes', async () => {
    for (const sample of samples) {
      const archive = await openArchive(sample);
      const parts = await sampleParts(sample);
      const manifest = Buffer.from(parts.get('Manifest.xml')!).toString();
      const description = (uniqueId: string) =>
        new RegExp(`UniqueId="${uniqueId}" Hash="" Description="([^"]*)"`).exec(manifest)?.[1] ?? '';
      const bytes = await writeArchive(draftOf(archive, 'sample', description));
      const written = new Map<string, string>();
      for (const name of await namesOf(bytes)) written.set(name, await textOf(bytes, name));
      const normal = (name: string) => name.replace(/[0-9a-f]{32}\.psmdcp/, 'core.psmdcp');
      expect([...written.keys()].map(normal), sample).toEqual([...parts.keys()].map(normal));
      const derived = (text: string) =>
        normal(text)
          .replace(/Id="R[0-9a-f]{16}"/, 'Id="R"')
          .replace(/Id="(SMS_\w+)-[0-9A-F]{64}"/g, 'Id="$1"')
          .replace(/FullPath="[^"]*"/g, 'FullPath=""');
      for (const [name, content] of parts) {
        const other = [...written].find(([key]) => normal(key) === normal(name));
        expect(derived(other?.[1] ?? ''), `${sample} ${name}`).toBe(derived(Buffer.from(content).toString()));
      }
    }
  });

  it('hold no bag that is encoded in other bytes once it was read through an archive', async () => {
    for (const sample of samples) {
      const parts = await sampleParts(sample);
      for (const { class: className, folderKey, instance } of (await openArchive(sample)).objects) {
        expect(instance.layout).toEqual(consoleLayout);
        expect(sha256(encodeInstance(instance))).toBe(sha256(parts.get(`${className}/${folderKey}/object.xml`)!));
      }
    }
  });
});
