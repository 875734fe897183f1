import { defineStepType } from '../step-type.js';

/** Install Package (domain.md 2.1 to 2.3). */
export const installPackage = defineStepType({
  type: 'SMS_TaskSequence_InstallSoftwareAction',
  label: 'Install Package',
  references: [{ property: 'PackageID', argument: '/pkg:', program: 'ProgramName' }],
});
