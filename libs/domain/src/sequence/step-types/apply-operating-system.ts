import { defineStepType } from '../step-type.js';

/** Apply Operating System Image (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
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
