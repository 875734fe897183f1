import { definePackageKind } from './package-kind.js';

/** An OS upgrade package: PkgSourcePath is the folder of the whole installation media (domain.md 1.2). */
export const osUpgradePackageKind = definePackageKind({
  class: 'SMS_OperatingSystemInstallPackage',
  label: 'OS Upgrade Package',
});
