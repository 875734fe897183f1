import { defineStepType } from '../step-type.js';

/** Join Domain or Workgroup (domain.md 2.1 to 2.3). */
export const joinDomainWorkgroup = defineStepType({
  type: 'SMS_TaskSequence_JoinDomainWorkgroupAction',
  label: 'Join Domain or Workgroup',
  secrets: [{ property: 'DomainPassword', variable: 'OSDJoinPassword', account: 'OSDJoinAccount' }],
});
