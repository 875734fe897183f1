import { defineStepType } from '../step-type.js';

/** Restore User State (domain.md 2.1 to 2.3). */
export const restoreUserState = defineStepType({
  type: 'SMS_TaskSequence_RestoreUserStateAction',
  label: 'Restore User State',
  references: [{ property: 'UsmtRestorePackageID', variable: '_OSDMigrateUsmtRestorePackageID' }],
  secrets: [{ property: 'LocalAccountPassword', variable: 'OSDMigrateLocalAccountPassword' }],
});
