import { defineStepType } from '../step-type.js';

/** Capture User State (domain.md 2.1 to 2.3). */
export const captureUserState = defineStepType({
  type: 'SMS_TaskSequence_CaptureUserStateAction',
  label: 'Capture User State',
  references: [{ property: 'UsmtPackageID', variable: '_OSDMigrateUsmtPackageID' }],
});
