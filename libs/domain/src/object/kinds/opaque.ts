import { getText } from '../../instance/properties.js';
import { defineKind, type Kind } from '../kind.js';
import { definePackageKind } from './package-kind.js';
import type { ManagedObject } from '../managed-object.js';
import { idKey, isPackageId } from '../../reference/ref.js';

/** Whether an object of a class nobody claims is keyed by PackageID: its PackageID is the id it is filed under. */
export function isKeyedByPackageId(object: Pick<ManagedObject, 'id' | 'instance'>): boolean {
  const packageId = getText(object.instance, 'PackageID');
  return packageId !== null && isPackageId(packageId) && idKey(packageId) === idKey(object.id);
}

/**
 * PackageType of classes that nobody claims but ReferencesInfo.xml may name
 * (libs/domain/docs/objects.md, "Objects keyed by PackageID").
 */
export const opaquePackageTypes: ReadonlyMap<string, number> = new Map([
  ['SMS_SoftwareUpdatesPackage', 5],
  ['SMS_ContentPackage', 8],
  ['SMS_VhdPackage', 260],
]);

/**
 * A class that nobody claims: carried with all it has, and linked to by its id. Its references, content and side
 * files are not guessed. `keyedByPackageId`: see `isKeyedByPackageId`.
 */
export function opaqueKind(className: string, keyedByPackageId: boolean): Kind {
  const packageType = opaquePackageTypes.get(className) ?? null;
  if (keyedByPackageId) {
    return definePackageKind({
      class: className,
      label: className,
      plural: className,
      packageType,
      contents: () => [],
      setContent: (instance) => instance,
    });
  }
  return defineKind({
    class: className,
    label: className,
    plural: className,
    packageType,
    identity: 'portable',
    referenceKind: className === 'SMS_CategoryInstance' ? 'driver-category' : 'package',
    idName: 'unique id',
    hasIdForm: () => true,
    idOf: () => null,
    folderKey: () => '',
    folderKeyIsSeen: false,
    manifestKeys: null,
    remap: (object) => object,
    siteProperties: ['__PATH', '__NAMESPACE', '__SERVER', '__RELPATH'],
  });
}
