import { definePackageKind, imageDocument, packageSource } from './package-kind.js';

/** An OS image: PkgSourcePath is one .wim file, not a folder (libs/domain/docs/objects.md, "Images"). */
export const osImageKind = definePackageKind({
  class: 'SMS_ImagePackage',
  label: 'OS Image',
  plural: 'OS Images',
  packageType: 257,
  contents: (instance) => packageSource(instance, true),
  nestedDocuments: [imageDocument],
});
