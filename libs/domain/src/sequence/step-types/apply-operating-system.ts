import { defineStepType } from '../step-type.js';

/** Apply Operating System Image (domain.md 2.1 to 2.3). */
export const applyOperatingSystem = defineStepType({
  type: 'SMS_TaskSequence_ApplyOperatingSystemAction',
  label: 'Apply Operating System Image',
  references: [
    { property: 'ImagePackageID', argument: '/image:' },
    { property: 'InstallPackageID', argument: '/install:' },
    // The package with the answer file.
    { property: 'ConfigFilePackage', argument: '/config:' },
  ],
});
