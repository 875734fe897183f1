import { defineStepType } from '../step-type.js';

/** Setup Windows and ConfigMgr (domain.md 2.1 to 2.3). */
export const setupWindows = defineStepType({
  type: 'SMS_TaskSequence_SetupWindowsAndSMSAction',
  label: 'Setup Windows and ConfigMgr',
  references: [
    { property: 'ClientPackageID', variable: '_SMSClientPackageID' },
    { property: 'ClientPreProductionPackageID', variable: '_SMSClientPreProductionPackageID' },
  ],
});
