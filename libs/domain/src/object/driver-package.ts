import { driverListName, driverListReferences, remapDriverList } from './driver-list.js';
import { definePackageKind, movePackage } from './package-kind.js';

/** A driver package with its source folder, and the drivers it holds. */
export const driverPackageKind = definePackageKind({
  class: 'SMS_DriverPackage',
  label: 'Driver Package',
  references: driverListReferences,
  remap: (object, newId, map) => remapDriverList(movePackage(object, newId), map),
  // Guess: it has the side file that boot images have (libs/io/docs/archive-format.md, "Guesses").
  sideFileNames: [driverListName],
});
