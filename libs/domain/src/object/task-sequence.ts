import { definePackageKind } from './package-kind.js';

/** A task sequence. It has no content of its own (PkgSourceFlag 1). */
export const taskSequenceKind = definePackageKind({
  class: 'SMS_TaskSequencePackage',
  label: 'Task Sequence',
  contents: () => [],
  setContent: (instance) => instance,
  sideFileNames: ['ReferencesInfo.xml', 'AppReferencesInfo.xml'],
});
