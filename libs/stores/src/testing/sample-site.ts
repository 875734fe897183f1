import type { RegistryEntry, SiteInfo, SiteObject, UnresolvedReference } from '@tsferry/domain';

/** A made-up primary site. */
export function sampleSite(code = 'LAB'): SiteInfo {
  return {
    code,
    name: `Contoso ${code}`,
    kind: 'primary',
    reportsTo: null,
    authoringScope: `ScopeId_00000000-0000-0000-0000-000000000${code}`,
  };
}

/** A made-up object with a value of every kind in its bag, or what is given instead. */
export function sampleObject(change: Partial<SiteObject> = {}): SiteObject {
  const id = change.id ?? 'LAB00001';
  const scalar = (name: string, text: string | null) => ({
    kind: 'scalar' as const,
    name,
    attributes: [
      ['NAME', name],
      ['TYPE', 'string'],
    ] as const,
    qualifiers: [],
    value: text === null ? null : { text },
  });
  return {
    class: 'SMS_TaskSequencePackage',
    id,
    name: 'Windows 11',
    folder: '/',
    version: 1,
    predefined: null,
    instance: {
      className: 'SMS_TaskSequencePackage',
      attributes: [['CLASSNAME', 'SMS_TaskSequencePackage']],
      qualifiers: [],
      properties: [
        scalar('PackageID', id),
        scalar('Name', 'Windows 11'),
        scalar('Description', ''),
        scalar('BootImageID', null),
        { kind: 'array', name: 'Locale', attributes: [], qualifiers: [], values: [{ text: '' }, { text: '\r\n\t' }] },
        { kind: 'objects', name: 'References', attributes: [], qualifiers: [], objects: null },
      ],
    },
    sideFiles: {
      'References.xml': { kind: 'strings', items: ['', 'CTS00001'] },
      'icon.xml': { kind: 'text', text: '<icon/>' },
    },
    contents: [
      {
        key: '',
        path: '\\\\server\\share\\w11',
        folder: null,
        singleFile: false,
        files: 3,
        bytes: Number.MAX_SAFE_INTEGER,
        digest: null,
      },
    ],
    ...change,
  };
}

/** A made-up reference that an import had to leave out. */
export function sampleUnresolved(change: Partial<UnresolvedReference> = {}): UnresolvedReference {
  return {
    object: { class: 'SMS_TaskSequencePackage', id: 'LAB00001' },
    step: { names: ['Install', 'Apply image'], index: [0, 2] },
    property: 'ImagePackageID',
    kind: 'package',
    sourceId: 'CTS00007',
    class: 'SMS_ImagePackage',
    name: 'Windows 11 image',
    ...change,
  };
}

/** A made-up line of the registry. */
export function sampleEntry(change: Partial<RegistryEntry> = {}): RegistryEntry {
  return {
    authoringScope: 'ScopeId_A',
    class: 'SMS_Package',
    sourceId: 'CTS00001',
    targetId: 'LAB00001',
    ...change,
  };
}
