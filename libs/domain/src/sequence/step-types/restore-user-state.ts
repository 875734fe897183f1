import { defineStepType } from '../step-type.js';

/**
 * Restore User State (libs/domain/docs/task-sequences.md, "Steps that hold references").
 * It has a secret, too (libs/domain/docs/secrets.md, "Documented secrets").
 */
export const restoreUserState = defineStepType({
  type: 'SMS_TaskSequence_RestoreUserStateAction',
  label: 'Restore User State',
  references: [{ property: 'UsmtRestorePackageID', variable: '_OSDMigrateUsmtRestorePackageID' }],
  secrets: [{ property: 'LocalAccountPassword', variable: 'OSDMigrateLocalAccountPassword' }],
});
