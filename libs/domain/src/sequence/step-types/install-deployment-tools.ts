import { defineStepType } from '../step-type.js';

/** Install Deployment Tools (domain.md 2.1 to 2.3). */
export const installDeploymentTools = defineStepType({
  type: 'SMS_TaskSequence_InstallDeployToolsAction',
  label: 'Install Deployment Tools',
  references: [{ property: 'SysprepPackageID', argument: '/install:' }],
});
