import { defineStepType } from '../step-type.js';

/** Apply Windows Settings (libs/domain/docs/secrets.md, "Documented secrets"). */
export const applyWindowsSettings = defineStepType({
  type: 'SMS_TaskSequence_ApplyWindowsSettingsAction',
  label: 'Apply Windows Settings',
  secrets: [
    { property: 'AdminPassword', variable: 'OSDLocalAdminPassword' },
    { property: 'ProductKey', variable: 'OSDProductKey', optional: true },
  ],
});
