import { definePackageKind } from './package-kind.js';
import { predefinedPackage } from './predefined.js';

/** A package with its source folder. Its programs are objects of their own that follow it. */
export const packageKind = definePackageKind({
  class: 'SMS_Package',
  label: 'Package',
  predefined: predefinedPackage,
});
