import { defineStepType } from '../step-type.js';

/** Setup Windows and ConfigMgr (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const setupWindows = defineStepType({
  type: 'SMS_TaskSequence_SetupWindowsAndSMSAction',
  label: 'Setup Windows and ConfigMgr',
  references: [
    { property: 'ClientPackageID', variable: '_SMSClientPackageID' },
    { property: 'ClientPreProductionPackageID', variable: '_SMSClientPreProductionPackageID' },
  ],
});
