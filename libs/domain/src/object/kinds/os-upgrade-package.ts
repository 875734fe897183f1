import { definePackageKind, imageDocument } from './package-kind.js';

/**
 * An OS upgrade package: PkgSourcePath is the folder of the whole installation media
 * (libs/domain/docs/objects.md, "Images").
 */
export const osUpgradePackageKind = definePackageKind({
  class: 'SMS_OperatingSystemInstallPackage',
  label: 'OS Upgrade Package',
  plural: 'OS Upgrade Packages',
  packageType: 259,
  nestedDocuments: [imageDocument],
});
