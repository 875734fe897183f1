import { defineStepType } from '../step-type.js';

/** Capture User State (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const captureUserState = defineStepType({
  type: 'SMS_TaskSequence_CaptureUserStateAction',
  label: 'Capture User State',
  references: [{ property: 'UsmtPackageID', variable: '_OSDMigrateUsmtPackageID' }],
});
