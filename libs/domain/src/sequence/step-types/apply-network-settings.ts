import { defineStepType } from '../step-type.js';

/** Apply Network Settings (domain.md 2.1 to 2.3). */
export const applyNetworkSettings = defineStepType({
  type: 'SMS_TaskSequence_ApplyNetworkSettingsAction',
  label: 'Apply Network Settings',
  secrets: [{ property: 'DomainPassword', variable: 'OSDJoinPassword', account: 'OSDJoinAccount' }],
});
