import { definePackageKind, packageSource } from './package-kind.js';

/** An OS image: PkgSourcePath is one .wim file, not a folder (domain.md 1.2). */
export const osImageKind = definePackageKind({
  class: 'SMS_ImagePackage',
  label: 'OS Image',
  contents: (instance) => packageSource(instance, true),
});
