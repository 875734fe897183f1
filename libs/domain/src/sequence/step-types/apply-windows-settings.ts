import { defineStepType } from '../step-type.js';

/** Apply Windows Settings (domain.md 2.1 to 2.3). */
export const applyWindowsSettings = defineStepType({
  type: 'SMS_TaskSequence_ApplyWindowsSettingsAction',
  label: 'Apply Windows Settings',
  secrets: [
    { property: 'AdminPassword', variable: 'OSDLocalAdminPassword' },
    { property: 'ProductKey', variable: 'OSDProductKey', optional: true },
  ],
});
