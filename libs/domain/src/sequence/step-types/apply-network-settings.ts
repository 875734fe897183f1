import { defineStepType } from '../step-type.js';

/** Apply Network Settings (libs/domain/docs/secrets.md, "Documented secrets"). */
export const applyNetworkSettings = defineStepType({
  type: 'SMS_TaskSequence_ApplyNetworkSettingsAction',
  label: 'Apply Network Settings',
  secrets: [{ property: 'DomainPassword', variable: 'OSDJoinPassword', account: 'OSDJoinAccount' }],
});
