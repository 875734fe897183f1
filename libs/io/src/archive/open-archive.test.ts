import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createXmlBudget, xmlLimits } from '@tsferry/domain';
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
import { checkNestedDocuments } from './nested-documents.js';
import { openArchive, readArchive } from './open-archive.js';
import { writeArchive } from './write-archive.js';

const path = '/exports/Deploy.zip';
type Parts = Map<string, string>;

/** The parts of the example, after `change`, as an archive. */
async function changed(change: (parts: Parts) => void): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await writeArchive(exampleDraft()));
  const parts: Parts = new Map();
  for (const [name, entry] of Object.entries(zip.files)) parts.set(name, await entry.async('string'));
  change(parts);
  return zipOf(parts);
}

function edit(name: string, from: string | RegExp, to: string): (parts: Parts) => void {
  return (parts) => {
    const before = parts.get(name) ?? '';
    const after = before.replace(from, () => to);
    expect(after).not.toBe(before);
    parts.set(name, after);
  };
}

const rename =
  (from: string, to: string): ((parts: Parts) => void) =>
  (parts) => {
    for (const [name, text] of [...parts]) {
      if (!name.startsWith(from)) continue;
      parts.delete(name);
      parts.set(to + name.slice(from.length), text);
    }
  };
const put =
  (name: string, text: string): ((parts: Parts) => void) =>
  (parts) =>
    void parts.set(name, text);

const pkg = 'SMS_Package/LAB00002';
const sequence = 'SMS_TaskSequencePackage/LAB00007';
const application = `SMS_Application/${encodeURIComponent(exampleApplicationId.replace('/', '%'))}_3`;
const withId = (id: string) => put(`${pkg}/object.xml`, objectXml('SMS_Package', { PackageID: id, Name: 'Tools' }));
const withSequence = (text: string) =>
  put(`${sequence}/object.xml`, objectXml('SMS_TaskSequencePackage', { PackageID: 'LAB00007', Sequence: text }));
const withDigest = (text: string) =>
  put(
    `${application}/object.xml`,
    objectXml('SMS_Application', { ModelName: exampleApplicationId, CIVersion: '3', SDMPackageXML: text }),
  );

const hostileIds = [
  '../../etc',
  '..\\..\\x',
  '\\\\srv\\share',
  '\\\\.\\C:',
  'CON',
  '__proto__',
  'constructor',
  '',
  'A'.repeat(10_000),
  "' OR 1=1 --",
  '%',
  'LAB0000%',
  'LAB00002\n',
  'LAB00002\t',
  'ＬＡＢ０００02',
  'LАB00002',
  'LAB0000G',
  'LAB000020',
  '00000000',
  'ScopeId_X/Application_Y',
];

const refused: Record<string, [change: (parts: Parts) => void, code: string]> = {
  'without a manifest': [(parts) => void parts.delete('Manifest.xml'), 'FORMAT_MANIFEST'],
  'with two root parts': [put('document.xml', '<LibraryDocument/>'), 'FORMAT_MANIFEST'],
  'without an authoring scope': [edit('Manifest.xml', 'AUTHORING_SCOPE', 'OTHER'), 'FORMAT_MANIFEST'],
  'with a hostile authoring scope': [edit('Manifest.xml', /Value="[^"]*"/, 'Value="&#x202E;"'), 'FORMAT_MANIFEST'],
  'with two authoring scopes': [
    edit('Manifest.xml', '</Properties>', '<Property Name="AUTHORING_SCOPE" Value="x"/></Properties>'),
    'FORMAT_MANIFEST',
  ],
  'with a content twice': [
    edit(
      'Manifest.xml',
      '</Contents>',
      '<Content UniqueId="00000000-0000-4000-8000-000000000001" RelativePath="x"/></Contents>',
    ),
    'FORMAT_MANIFEST',
  ],
  'whose manifest is another document': [put('Manifest.xml', '<html/>'), 'SCHEMA'],
  'whose manifest is in a foreign namespace': [
    edit('Manifest.xml', '<LibraryDocument ', '<LibraryDocument xmlns="urn:x" '),
    'SCHEMA',
  ],
  'whose manifest has a document type': [
    put('Manifest.xml', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><LibraryDocument/>'),
    'XML_DTD',
  ],
  'whose content types are cut': [put('[Content_Types].xml', '<Types'), 'XML_MALFORMED'],
  'whose relationships are in a wrong encoding': [
    put('_rels/.rels', '<?xml version="1.0" encoding="utf-7"?><Relationships/>'),
    'XML_ENCODING',
  ],
  'with a content that leads out of its folder': [
    edit('Manifest.xml', 'RelativePath="Tools"', 'RelativePath="..\\..\\x"'),
    'CONTENT_NAME',
  ],
  'with a content at an absolute path': [
    edit('Manifest.xml', 'RelativePath="Tools"', 'RelativePath="C:\\Windows"'),
    'CONTENT_NAME',
  ],
  'with a content named like a device': [
    edit('Manifest.xml', 'RelativePath="Tools"', 'RelativePath="NUL"'),
    'CONTENT_NAME',
  ],
  'with an object of another class than its folder': [
    put(`${pkg}/object.xml`, objectXml('SMS_Program', { PackageID: 'LAB00002', ProgramName: 'x' })),
    'SCHEMA_ID',
  ],
  'with an object that has another id than its folder': [withId('LAB00009'), 'SCHEMA_ID'],
  'with a folder of another id': [rename(pkg, 'SMS_Package/LAB00009'), 'SCHEMA_ID'],
  'with an object of an unknown class in a folder of another id': [
    rename('SMS_VhdPackage/LAB00006', 'SMS_VhdPackage/LAB0000A'),
    'SCHEMA_ID',
  ],
  'with a program in a folder of another package': [
    rename('SMS_Program/LAB00002', 'SMS_Program/LAB00003'),
    'SCHEMA_ID',
  ],
  'with an application in a folder of another revision': [
    rename(application, application.replace(/3$/, '4')),
    'SCHEMA_ID',
  ],
  'with one id twice, ignoring case and class': [
    put('SMS_ImagePackage/lab00002/object.xml', objectXml('SMS_ImagePackage', { PackageID: 'lab00002' })),
    'ARCHIVE_DUPLICATE',
  ],
  'with one application twice': [
    (parts) =>
      void parts.set(
        `${application.replace(/3$/, '4')}/object.xml`,
        (parts.get(`${application}/object.xml`) ?? '').replace('<VALUE>3<', '<VALUE>4<'),
      ),
    'ARCHIVE_DUPLICATE',
  ],
  'with an application whose ModelName has no such form': [
    (parts) =>
      void parts.set(
        'SMS_Application/x_1/object.xml',
        objectXml('SMS_Application', { ModelName: 'x', CIVersion: '1' }),
      ),
    'SCHEMA_ID',
  ],
  'with a USMT package that is no PackageID': [
    put('SMS_TaskSequencePackage/USERSTATE_MIGRATION_PACKAGE.xml', '<string>../x</string>'),
    'SCHEMA_ID',
  ],
  'without an object': [
    (parts) => [...parts.keys()].filter((name) => name.endsWith('/object.xml')).forEach((name) => parts.delete(name)),
    'FORMAT_MANIFEST',
  ],
  'with an object.xml that is cut': [edit(`${pkg}/object.xml`, '</INSTANCE>', ''), 'XML_MALFORMED'],
  'with a side file that is cut': [edit(`${sequence}/ReferencesInfo.xml`, '</ArrayOfString>', ''), 'XML_MALFORMED'],
  'with a side file of an object that was deleted that is cut': [
    put('SMS_Package/LAB0000F/PACKAGE_CONTENT.xml', '<guid>'),
    'XML_MALFORMED',
  ],
  'with a string of a side file that is cut': [
    put(`${sequence}/ReferencesInfo.xml`, '<ArrayOfString><string>&lt;INSTANCE&gt;</string></ArrayOfString>'),
    'XML_MALFORMED',
  ],
  'with a string of a side file that has a document type': [
    put(
      `${sequence}/ReferencesInfo.xml`,
      '<ArrayOfString><string>&lt;!DOCTYPE a&gt;&lt;a/&gt;</string></ArrayOfString>',
    ),
    'XML_DTD',
  ],
  'with a sequence that is cut': [withSequence('<sequence><group name="a">'), 'XML_MALFORMED'],
  'with a sequence that has a document type': [
    withSequence('<!DOCTYPE sequence [<!ENTITY a "b">]><sequence>&a;</sequence>'),
    'XML_DTD',
  ],
  'with a sequence that is another document': [withSequence('<html/>'), 'SCHEMA'],
  'with a sequence of 3,000 groups in groups': [
    withSequence(`<sequence>${'<group name="a">'.repeat(3000)}${'</group>'.repeat(3000)}</sequence>`),
    'XML_LIMIT',
  ],
  'with rules in a sequence that have a document type': [
    withSequence(
      '<sequence><step type="SMS_TaskSequence_SetDynamicVariablesAction" name="a"><action>x</action><defaultVarList><variable name="OSDSetDynamicVariablesRules" property="Rules">&lt;!DOCTYPE Rules&gt;&lt;Rules/&gt;</variable></defaultVarList></step></sequence>',
    ),
    'XML_DTD',
  ],
  'with an application definition that has two roots': [
    withDigest('<AppMgmtDigest/><AppMgmtDigest/>'),
    'XML_MALFORMED',
  ],
  'with a detection method that has a document type': [
    withDigest('<AppMgmtDigest><Arg>&lt;?xml version="1.0"?&gt;&lt;!DOCTYPE a&gt;&lt;a/&gt;</Arg></AppMgmtDigest>'),
    'XML_DTD',
  ],
  'with image properties that are cut': [
    put(
      'SMS_ImagePackage/LAB00004/object.xml',
      objectXml('SMS_ImagePackage', { PackageID: 'LAB00004', ImageProperty: '<WIM>' }),
    ),
    'XML_MALFORMED',
  ],
};

describe('an export that is opened', () => {
  for (const [title, [change, code]] of Object.entries(refused)) {
    it(`is refused ${title}`, async () => {
      const bytes = await changed(change);
      expect(() => readArchive(bytes, path)).toThrow(expect.objectContaining({ code }));
    });
  }

  it('is refused with a hostile PackageID, which is shown escaped and short', async () => {
    for (const id of hostileIds) {
      const bytes = await changed(withId(id));
      expect(() => readArchive(bytes, path), id).toThrow(expect.objectContaining({ code: 'SCHEMA_ID' }));
      try {
        readArchive(bytes, path);
      } catch (error) {
        expect((error as Error).message).not.toMatch(/[\0-\x1f]/);
        expect((error as Error).message.length).toBeLessThan(400);
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

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

  it('is in the order of its manifest when a tool sorted its parts, with each program behind its package', async () => {
    const zip = await JSZip.loadAsync(await writeArchive(exampleDraft()));
    const names = Object.keys(zip.files).sort().reverse();
    const parts = await Promise.all(names.map(async (name) => [name, await zip.file(name)!.async('string')] as const));
    const archive = readArchive(await zipOf(parts), path);
    expect(archive.objects.map(({ id }) => id)).toEqual(exampleObjects().map(({ id }) => id));
    expect(archive.warnings).toEqual([]);
  });

  it('is read without relationships, content types and core properties, which add nothing', async () => {
    const bytes = await changed((parts) => {
      for (const name of parts.keys()) if (/^(_rels|package|\[)/.test(name)) parts.delete(name);
    });
    expect(readArchive(bytes, path)).toMatchObject({ comment: '', warnings: [] });
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

/** The parts of an export of one application (export-format.md 8). */
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

describe('a path that is opened', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may be a link to an archive, and tells the hash and size of the file', async () => {
    const file = join(folder, 'a.zip');
    const bytes = await writeArchive(exampleDraft());
    writeFileSync(file, bytes);
    symlinkSync(file, join(folder, 'link.zip'));
    const archive = await openArchive(join(folder, 'link.zip'));
    expect(archive).toMatchObject({ path: join(folder, 'link.zip'), bytes: bytes.length });
    expect(archive.sha256).toBe((await openArchive(file)).sha256);
  });

  it('is refused when it is a folder, a pipe or a device, without waiting', async () => {
    const pipe = join(folder, 'pipe.zip');
    execFileSync('mkfifo', [pipe]);
    for (const path of [folder, pipe, '/dev/zero', '/dev/null']) {
      await expect(openArchive(path)).rejects.toMatchObject({ code: 'INPUT_TYPE' });
    }
  });

  it('is refused when it is not there', async () => {
    await expect(openArchive(join(folder, 'no.zip'))).rejects.toMatchObject({ code: 'INPUT_READ' });
  });

  it('is refused before a byte is read when it is too large', async () => {
    const large = join(folder, 'large.zip');
    writeFileSync(large, '');
    truncateSync(large, 2 ** 40);
    await expect(openArchive(large)).rejects.toMatchObject({ code: 'ARCHIVE_LIMIT' });
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
