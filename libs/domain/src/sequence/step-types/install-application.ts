import { defineStepType } from '../step-type.js';

/** Install Application (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const installApplication = defineStepType({
  type: 'SMS_TaskSequence_InstallApplicationAction',
  label: 'Install Application',
  references: [
    { property: 'ApplicationName', kind: 'application', list: true, argument: '/app:' },
    {
      property: 'AppInfo#Name',
      variable: 'OSDApp#Name',
      kind: 'application',
      display: 'OSDApp#DisplayName',
      role: 'copy',
    },
  ],
});
