import { definePackageKind } from './package-kind.js';
import { predefinedBootImage } from './predefined.js';

/** A boot image. */
export const bootImageKind = definePackageKind({
  class: 'SMS_BootImagePackage',
  label: 'Boot Image',
  predefined: predefinedBootImage,
});
