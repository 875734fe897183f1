import { defineStepType } from '../step-type.js';

/** Install Package (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const installPackage = defineStepType({
  type: 'SMS_TaskSequence_InstallSoftwareAction',
  label: 'Install Package',
  references: [{ property: 'PackageID', argument: '/pkg:', program: 'ProgramName' }],
});
