import { defineStepType } from '../step-type.js';

/** Enable BitLocker (libs/domain/docs/secrets.md, "Documented secrets"). */
export const enableBitLocker = defineStepType({
  type: 'SMS_TaskSequence_EnableBitLockerAction',
  label: 'Enable BitLocker',
  // `/pwd:` of this action says where the recovery password goes; it is none itself.
  secrets: [{ property: 'PIN', variable: 'OSDBitLockerPIN', argument: '/pin:' }],
});
