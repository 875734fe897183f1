import { definePackageKind } from './package-kind.js';

/** A driver package with its source folder, and the drivers it holds. */
export const driverPackageKind = definePackageKind({
  class: 'SMS_DriverPackage',
  label: 'Driver Package',
});
