import { driverListName, driverListReferences, remapDriverList } from '../codecs/driver-list.js';
import { definePackageKind, movePackage } from './package-kind.js';

/** A driver package with its source folder, and the drivers it holds. */
export const driverPackageKind = definePackageKind({
  class: 'SMS_DriverPackage',
  label: 'Driver Package',
  plural: 'Driver Packages',
  packageType: 3,
  references: driverListReferences,
  remap: (object, newId, map) => remapDriverList(movePackage(object, newId), map),
  // Guess: it has the side file that boot images have (libs/io/docs/archive-format.md, "Guesses").
  sideFileNames: [driverListName],
});
