import JSZip from 'jszip';
import type { ArchiveDraft, DraftContent, DraftObject, Instance, ManagedObject, SideFile } from '@tsferry/domain';
import { valueContent } from '../xml/instance-markup.js';
import { decodeInstance } from '../xml/decode-instance.js';

/** `object.xml` of a class with string properties, in the console's layout. */
export function objectXml(className: string, properties: Readonly<Record<string, string>>): string {
  const rows = Object.entries(properties).flatMap(([name, text]) => [
    `  <PROPERTY NAME="${name}" TYPE="string">`,
    `    <VALUE>${valueContent(text)}</VALUE>`,
    '  </PROPERTY>',
  ]);
  return [`<INSTANCE CLASSNAME="${className}">`, ...rows, '</INSTANCE>'].join('\r\n');
}

/** An instance with string properties. */
export function instanceOf(className: string, properties: Readonly<Record<string, string>>): Instance {
  return decodeInstance(Buffer.from(objectXml(className, properties)), className);
}

type Rest = { readonly contents?: readonly DraftContent[]; readonly sideFiles?: Readonly<Record<string, SideFile>> };

/** An object to write. */
export function draftObject(
  className: string,
  id: string,
  name: string,
  properties: Readonly<Record<string, string>>,
  rest: Rest = {},
): DraftObject {
  const instance = instanceOf(className, properties);
  const object: ManagedObject = { class: className, id, name, instance, sideFiles: rest.sideFiles ?? {} };
  return { ...object, contents: rest.contents ?? [] };
}

/** The content of the object with that number. */
export function draftContent(number: number, relativePath: string, rest: Partial<DraftContent> = {}): DraftContent {
  return {
    key: '',
    uniqueId: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    description: relativePath,
    relativePath,
    singleFile: false,
    originalPath: `\\\\LAB-CM01\\Sources$\\${relativePath}`,
    ...rest,
  };
}

const scope = 'ScopeId_0D5E7A11-2B3C-4D5E-8F90-0123456789AB';
export const exampleApplicationId = `${scope}/Application_11111111-2222-4333-8444-555555555555`;
export const exampleContentId = 'Content_66666666-7777-4888-9999-aaaaaaaaaaaa';

const digest =
  `<?xml version="1.0" encoding="utf-16"?><AppMgmtDigest xmlns="http://schemas.microsoft.com/SystemCenterConfigurationManager/2009/AppMgmtDigest">` +
  `<Contents><Content ContentId="${exampleContentId}" Version="1"><Location>\\\\LAB-CM01\\Sources$\\Reader\\</Location></Content></Contents>` +
  `<Arg Name="MethodBody" Type="String">&lt;?xml version="1.0" encoding="utf-16"?&gt;&lt;EnhancedDetectionMethod/&gt;</Arg></AppMgmtDigest>`;

const empty: SideFile = { kind: 'strings', items: [] };

/** One object of every class, dependencies first. */
export function exampleObjects(): DraftObject[] {
  return [
    draftObject(
      'SMS_Package',
      'LAB00002',
      'Tools & <drivers>',
      { PackageID: 'LAB00002', Name: 'Tools & <drivers>' },
      { contents: [draftContent(1, 'Tools')] },
    ),
    draftObject('SMS_Program', 'LAB00002/Install - all', 'Install - all', {
      PackageID: 'LAB00002',
      ProgramName: 'Install - all',
    }),
    draftObject(
      'SMS_Driver',
      'ScopeId_0D5E7A11/Driver_1',
      'Net driver',
      { CI_UniqueID: 'ScopeId_0D5E7A11/Driver_1', LocalizedDisplayName: 'Net driver' },
      { contents: [draftContent(2, 'Net driver')] },
    ),
    draftObject(
      'SMS_DriverPackage',
      'LAB00003',
      'Drivers',
      { PackageID: 'LAB00003', Name: 'Drivers' },
      { contents: [draftContent(3, 'Drivers')], sideFiles: { 'DRIVERPACKAGE_DRIVERS.xml': empty } },
    ),
    draftObject(
      'SMS_ImagePackage',
      'LAB00004',
      'Windows 11',
      { PackageID: 'LAB00004', Name: 'Windows 11', ImageProperty: '<WIM><IMAGE/></WIM>' },
      { contents: [draftContent(4, 'Windows 11/install.wim', { singleFile: true })] },
    ),
    draftObject('SMS_BootImagePackage', 'LAB00005', 'Boot', { PackageID: 'LAB00005', Name: 'Boot' }),
    draftObject(
      'SMS_Application',
      exampleApplicationId,
      'Reader',
      {
        ModelName: exampleApplicationId,
        CIVersion: '3',
        LocalizedDisplayName: 'Reader',
        SDMPackageXML: digest,
      },
      {
        contents: [draftContent(5, exampleContentId, { key: exampleContentId })],
        sideFiles: { 'DependentApplications.xml': { kind: 'text', text: '<DependentApplications />' } },
      },
    ),
    draftObject('SMS_VhdPackage', 'LAB00006', 'Disk', { PackageID: 'LAB00006', Name: 'Disk' }),
    draftObject(
      'SMS_TaskSequencePackage',
      'LAB00007',
      'Deploy',
      { PackageID: 'LAB00007', Name: 'Deploy', Sequence: '<sequence version="3.10"/>\r\n' },
      {
        sideFiles: {
          'AppReferencesInfo.xml': empty,
          'ReferencesInfo.xml': { kind: 'strings', items: ['<INSTANCE CLASSNAME="A">\r\n</INSTANCE>'] },
        },
      },
    ),
    draftObject('SMS_TaskSequencePackage', 'LAB00008', 'Second', {
      PackageID: 'LAB00008',
      Name: 'Second',
      Sequence: '<sequence version="3.10"/>',
    }),
  ];
}

/** A draft of the example objects, or of those given. */
export function exampleDraft(rest: Partial<ArchiveDraft> = {}): ArchiveDraft {
  return {
    id: '7b0f4a3e-5a43-4c59-9d4e-3f2b8f9f7d10',
    time: '2024-03-31T01:30:59.900Z',
    name: 'Deploy',
    authoringScope: scope,
    comment: 'Made for the tests.\r\nTwo lines.',
    usmtPackageId: 'LAB00001',
    objects: exampleObjects(),
    ...rest,
  };
}

/** A zip of these parts, in this order. */
export async function zipOf(
  parts: Iterable<readonly [name: string, content: string | Uint8Array]>,
): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2024, 0, 1));
  for (const [name, content] of parts) zip.file(name, content, { date, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'DOS' });
}
