import { getBoolean, getInteger, getText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { definePackageKind } from './package-kind.js';

/**
 * `usmt` (DefaultImageFlags 2), or `client:<name>` (IsPredefinedPackage TRUE, the client packages), else null
 * (libs/domain/docs/objects.md, "Predefined objects").
 */
function predefined(instance: Instance): string | null {
  if (getInteger(instance, 'DefaultImageFlags') === 2) return 'usmt';
  return getBoolean(instance, 'IsPredefinedPackage') === true ? `client:${getText(instance, 'Name') ?? ''}` : null;
}

/** A package with its source folder. Its programs are objects of their own that follow it. */
export const packageKind = definePackageKind({
  class: 'SMS_Package',
  label: 'Package',
  plural: 'Packages',
  packageType: 0,
  predefined,
});
