import { defineStepType } from '../step-type.js';

/** Install Deployment Tools (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const installDeploymentTools = defineStepType({
  type: 'SMS_TaskSequence_InstallDeployToolsAction',
  label: 'Install Deployment Tools',
  references: [{ property: 'SysprepPackageID', argument: '/install:' }],
});
