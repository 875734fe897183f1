import { describe, expect, it } from 'vitest';
import { changed, edit, put, rename, type Parts } from '../testing/changed-archive.js';
import { exampleApplicationId, objectXml } from '../testing/example-draft.js';
import { readArchive } from './open-archive.js';

const path = '/exports/Deploy.zip';
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
  'with one id twice, once in a class nobody knows': [
    put('SMS_VhdPackage/LAB00002/object.xml', objectXml('SMS_VhdPackage', { PackageID: 'LAB00002' })),
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
});
