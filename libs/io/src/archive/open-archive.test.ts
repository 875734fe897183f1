import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { createXmlBudget, xmlLimits } from '@tsferry/domain';
import { changed, edit, put, rename, type Parts } from '../testing/changed-archive.js';
import {
  exampleApplicationId,
  exampleContentId,
  exampleDraft,
  exampleObjects,
  instanceOf,
  objectXml,
  zipOf,
} from '../testing/example-draft.js';
import { sampleExports, samplesTitle } from '../testing/sample-exports.js';
import { writeContentTypes } from './content-types.js';
import { checkNestedDocuments } from './nested-documents.js';
import { openArchive, readArchive } from './open-archive.js';
import { writeArchive } from './write-archive.js';

const path = '/exports/Deploy.zip';
const pkg = 'SMS_Package/LAB00002';
const application = `SMS_Application/${encodeURIComponent(exampleApplicationId.replace('/', '%'))}_3`;
const withId = (id: string) => put(`${pkg}/object.xml`, objectXml('SMS_Package', { PackageID: id, Name: 'Tools' }));
describe('an export that is opened', () => {
  it('is read when its ids are in lower case', async () => {
    const archive = readArchive(await changed(withId('lab00002')), path);
    expect(archive.objects[0]?.id).toBe('lab00002');
  });

  it('tells listed objects that are absent, objects that are not listed, and what is left of deleted ones', async () => {
    const bytes = await changed((parts) => {
      parts.delete('SMS_BootImagePackage/LAB00005/object.xml');
      parts.delete('SMS_DriverPackage/LAB00003/object.xml');
      edit('Manifest.xml', /\r\n *<Object Path="SMS_VhdPackage[^>]*>/, '')(parts);
    });
    const archive = readArchive(bytes, path);
    expect(archive.warnings.map(({ code, id, object }) => [code, id ?? object])).toEqual([
      ['OBJECT_INCOMPLETE', 'LAB00003'],
      ['OBJECT_ABSENT', "SMS_DriverPackage.PackageID='LAB00003'"],
      ['OBJECT_ABSENT', "SMS_BootImagePackage.PackageID='LAB00005'"],
      ['OBJECT_UNLISTED', 'LAB00006'],
      ['CONTENT_UNLINKED', '00000000-0000-4000-8000-000000000003'],
    ]);
    expect(archive.objects).toHaveLength(exampleObjects().length - 2);
  });

  it('tells contents that are named in vain', async () => {
    const archive = readArchive(await changed(put(`${pkg}/PACKAGE_CONTENT.xml`, '<guid>nowhere</guid>')), path);
    expect(archive.objects[0]?.contents).toEqual([]);
    expect(archive.warnings.map(({ code }) => code)).toEqual(['CONTENT_UNKNOWN', 'CONTENT_UNLINKED']);
  });

  it('links a package to its content when a tool wrote the name of the part in lower case', async () => {
    const bytes = await changed(rename(`${pkg}/PACKAGE_CONTENT.xml`, `${pkg}/package_content.xml`));
    const [tools] = readArchive(bytes, path).objects;
    expect(tools?.contents).toEqual(readArchive(await changed(() => undefined), path).objects[0]?.contents);
    expect(tools?.contents).toHaveLength(1);
    expect(tools?.sideFiles).toEqual({});
  });

  it('is in the order of its manifest when a tool sorted its parts, with each program behind its package', async () => {
    const zip = await JSZip.loadAsync(await writeArchive(exampleDraft()));
    const names = Object.keys(zip.files).sort().reverse();
    const parts = await Promise.all(names.map(async (name) => [name, await zip.file(name)!.async('string')] as const));
    const archive = readArchive(await zipOf(parts), path);
    expect(archive.objects.map(({ id }) => id)).toEqual(exampleObjects().map(({ id }) => id));
    expect(archive.warnings).toEqual([]);
  });

  it('is read without relationships, content types and core properties, which add nothing, with a warning', async () => {
    const bytes = await changed((parts) => {
      for (const name of parts.keys()) if (/^(_rels|package|\[)/.test(name)) parts.delete(name);
    });
    const absent = { code: 'PART_ABSENT' };
    expect(readArchive(bytes, path)).toMatchObject({ comment: '', warnings: [absent, absent] });
  });

  it('keeps an unknown side file as text and writes it again', async () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><Unknown a="1"/>';
    const bytes = await changed(() => undefined);
    const zip = await JSZip.loadAsync(bytes);
    zip.file(`${pkg}/Unknown.xml`, Buffer.from(`\uFEFF${text}`, 'utf16le'), { createFolders: false });
    const archive = readArchive(await zip.generateAsync({ type: 'uint8array', platform: 'DOS' }), path);
    const [object] = archive.objects;
    expect(object?.sideFiles['Unknown.xml']).toEqual({ kind: 'text', text });
    const again = readArchive(await writeArchive(exampleDraft({ objects: [{ ...object!, contents: [] }] })), path);
    expect(again.objects[0]?.sideFiles['Unknown.xml']).toEqual({ kind: 'text', text: text.replace('utf-16', 'utf-8') });
  });

  it('shares one budget between a document and those inside it', () => {
    const instance = instanceOf('SMS_TaskSequencePackage', { PackageID: 'LAB00007', Sequence: '<sequence/>' });
    const budget = createXmlBudget({ ...xmlLimits, elements: 1 });
    checkNestedDocuments(instance, 'object.xml', budget);
    expect(() => checkNestedDocuments(instance, 'object.xml', budget)).toThrow(
      expect.objectContaining({ code: 'XML_LIMIT' }),
    );
  });
});

/** The parts of an export of one application (libs/io/docs/archive-format.md, "Exports of applications"). */
function applicationExport(exported: boolean): Parts {
  const folder = application.replace(/_3$/, '_5');
  const source = '\\\\LAB-CM01\\Sources$\\Reader\\';
  const content =
    `<Content UniqueId="${exampleContentId}" Hash="" Description="Reader" RelativePath="${exampleContentId}" ` +
    `FullPath="${exported ? `.\\Reader_files\\${exampleContentId}\\` : source}" SingleFile="false" StorageType="FileSystem" ` +
    `FullOwnership="${exported}" OriginalPath="${source}" OriginalStorage="FileSystem" />`;
  const xml = objectXml('SMS_Application', {
    ModelName: exampleApplicationId,
    CIVersion: '5',
    LocalizedDisplayName: 'Reader',
    SDMPackageXML: '<AppMgmtDigest/>',
  }).replace(/\r\n */g, '');
  return new Map([
    ['[Content_Types].xml', Buffer.from(writeContentTypes()).toString()],
    [
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="content" Target="/document.xml" Id="R1" /></Relationships>',
    ],
    [`${folder}/object.xml`, xml],
    [
      `${folder}/_rels/object.xml.rels`,
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="contents" Target="/${exampleContentId}" TargetMode="External" Id="${exampleContentId}" /></Relationships>`,
    ],
    [`${folder}/DependentApplications.xml`, '<DependentApplications />'],
    [
      'document.xml',
      `<LibraryDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Properties><HasTemporaryContent>${exported}</HasTemporaryContent></Properties><Contents>${content}</Contents><EntryObjects><Object Path="SMS_Application.ModelName='${exampleApplicationId}',CIVersion=5" Type="SMS_Application" /></EntryObjects></LibraryDocument>`,
    ],
    [
      `package/services/metadata/core-properties/${'0'.repeat(32)}.psmdcp`,
      `\uFEFF<?xml version="1.0" encoding="utf-8"?><coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><dc:subject>LAB</dc:subject><dc:identifier>ScopeId_AAAAAAAA-2B3C-4D5E-8F90-0123456789AB</dc:identifier><dc:description /><version>5.0.9128.1000</version></coreProperties>`,
    ],
  ]);
}

describe('an export of applications', () => {
  it("is read with its scope out of the core properties and its content by the object's own relationships", async () => {
    const archive = readArchive(await zipOf(applicationExport(true)), path);
    expect(archive).toMatchObject({
      flavour: 'document',
      authoringScope: 'ScopeId_AAAAAAAA-2B3C-4D5E-8F90-0123456789AB',
      usmtPackageId: null,
      warnings: [],
    });
    expect(archive.objects).toMatchObject([
      {
        class: 'SMS_Application',
        id: exampleApplicationId,
        name: 'Reader',
        sideFiles: { 'DependentApplications.xml': { kind: 'text', text: '<DependentApplications />' } },
        contents: [{ key: exampleContentId, relativePath: exampleContentId, singleFile: false }],
      },
    ]);
  });

  it('has no content when the export left it at its source', async () => {
    const archive = readArchive(await zipOf(applicationExport(false)), path);
    expect(archive.objects[0]?.contents).toEqual([]);
    expect(archive.warnings).toEqual([]);
  });

  it('is written again as an export of task sequences and packages, laid out like one', async () => {
    const [object] = readArchive(await zipOf(applicationExport(true)), path).objects;
    const bytes = await writeArchive(exampleDraft({ objects: [{ ...object!, contents: [] }] }));
    const zip = await JSZip.loadAsync(bytes);
    const text = await zip.file(/\/object\.xml$/)[0]?.async('string');
    expect(text).toMatch(/^<INSTANCE CLASSNAME="SMS_Application">\r\n {2}<PROPERTY NAME="ModelName"/);
  });
});

const samples = sampleExports();
describe.skipIf(samples.length === 0)(samplesTitle, () => {
  it('are opened, without a warning, each with its task sequences and packages', async () => {
    const classes = new Map<string, number>();
    for (const sample of samples) {
      const archive = await openArchive(sample);
      expect(archive.warnings, sample).toEqual([]);
      for (const object of archive.objects) {
        classes.set(object.class, (classes.get(object.class) ?? 0) + 1);
        expect(object.name).not.toBe('');
        expect(object.contents).toHaveLength(object.class === 'SMS_Package' ? 1 : 0);
      }
    }
    expect(Object.fromEntries(classes)).toEqual({ SMS_TaskSequencePackage: 48, SMS_Package: 4 });
  });
});
