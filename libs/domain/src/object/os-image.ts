import { definePackageKind, packageSource } from './package-kind.js';

/** An OS image: PkgSourcePath is one .wim file, not a folder (libs/domain/docs/objects.md, "Images"). */
export const osImageKind = definePackageKind({
  class: 'SMS_ImagePackage',
  label: 'OS Image',
  contents: (instance) => packageSource(instance, true),
});
