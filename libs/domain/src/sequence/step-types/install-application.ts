import { defineStepType } from '../step-type.js';

/** Install Application (domain.md 2.1 to 2.3). */
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
