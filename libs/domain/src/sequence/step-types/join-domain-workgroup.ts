import { defineStepType } from '../step-type.js';

/** Join Domain or Workgroup (libs/domain/docs/secrets.md, "Documented secrets"). */
export const joinDomainWorkgroup = defineStepType({
  type: 'SMS_TaskSequence_JoinDomainWorkgroupAction',
  label: 'Join Domain or Workgroup',
  secrets: [{ property: 'DomainPassword', variable: 'OSDJoinPassword', account: 'OSDJoinAccount' }],
});
