import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { defineKind, type ContentSource, type Kind } from '../kind.js';
import type { ManagedObject } from '../managed-object.js';
import { isPackageId } from '../../reference/ref.js';
import { setRelativePath } from '../codecs/wmi-path.js';

/**
 * What says where and when an object is, not what it is (libs/domain/docs/objects.md, "Objects keyed by PackageID").
 */
const packageSiteProperties: readonly string[] = [
  '__PATH',
  '__NAMESPACE',
  '__SERVER',
  '__RELPATH',
  'LastRefreshTime',
  'ObjectPath',
  'PackageID',
  'SecuredScopeNames',
  'SedoObjectVersion',
  'SourceDate',
  'SourceSite',
  'SourceVersion',
  'StoredPkgPath',
  'StoredPkgVersion',
];

/** The object under another PackageID; the same object when that is its own already. */
export function movePackage(object: ManagedObject, newId: string): ManagedObject {
  if (object.id === newId) return object;
  const moved = setText(object.instance, 'PackageID', newId);
  return { ...object, id: newId, instance: setRelativePath(moved, `${object.class}.PackageID="${newId}"`) };
}

/** The package source (PkgSourcePath); none when it is empty, as for a package without source files. */
export function packageSource(instance: Instance, singleFile: boolean): ContentSource[] {
  const path = getText(instance, 'PkgSourcePath') ?? '';
  return path === '' ? [] : [{ key: '', path, singleFile }];
}

type PackageKindSpec = Partial<Kind> & Pick<Kind, 'class' | 'label' | 'plural' | 'packageType'>;

/** What an image says of the .wim file: its editions, versions and languages. */
export const imageDocument = { property: 'ImageProperty', form: 'plain' } as const;

/** A kind that is keyed by PackageID, with PkgSourcePath as the folder of its content. */
export function definePackageKind(spec: PackageKindSpec): Kind {
  return defineKind({
    identity: 'package',
    referenceKind: 'package',
    idName: 'PackageID',
    hasIdForm: isPackageId,
    idOf: (instance) => getText(instance, 'PackageID'),
    folderKey: (instance) => getText(instance, 'PackageID') ?? '',
    manifestKeys: ['PackageID'],
    contents: (instance) => packageSource(instance, false),
    setContent: (instance, _key, path) => setText(instance, 'PkgSourcePath', path),
    remap: (object, newId) => movePackage(object, newId),
    siteProperties: packageSiteProperties,
    ...spec,
  });
}
