import { getText } from '../instance/properties.js';
import { defineKind, type Kind } from './kind.js';
import { definePackageKind } from './package-kind.js';
import type { ManagedObject } from './managed-object.js';
import { idKey, isPackageId } from './ref.js';

/** Whether an object of a class nobody claims is keyed by PackageID: its PackageID is the id it is filed under. */
export function isKeyedByPackageId(object: Pick<ManagedObject, 'id' | 'instance'>): boolean {
  const packageId = getText(object.instance, 'PackageID');
  return packageId !== null && isPackageId(packageId) && idKey(packageId) === idKey(object.id);
}

/**
 * A class that nobody claims: carried with all it has, and linked to by its id. Its references, content and side
 * files are not guessed. `keyedByPackageId`: see `isKeyedByPackageId`.
 */
export function opaqueKind(className: string, keyedByPackageId: boolean): Kind {
  if (keyedByPackageId) {
    return definePackageKind({
      class: className,
      label: className,
      contents: () => [],
      setContent: (instance) => instance,
    });
  }
  return defineKind({
    class: className,
    label: className,
    identity: 'portable',
    referenceKind: className === 'SMS_CategoryInstance' ? 'driver-category' : 'package',
    idOf: () => null,
    folderKey: () => '',
    remap: (object) => object,
    siteProperties: ['__PATH', '__NAMESPACE', '__SERVER', '__RELPATH'],
  });
}
