import { defineStepType } from '../step-type.js';

/** Run Command Line (domain.md 2.1 to 2.3). */
export const runCommandLine = defineStepType({
  type: 'SMS_TaskSequence_RunCommandLineAction',
  label: 'Run Command Line',
  references: [{ property: 'PackageID', argument: '/run:' }],
  secrets: [
    {
      property: 'UserPassword',
      variable: 'SMSTSRunCommandLineUserPassword',
      account: 'SMSTSRunCommandLineUserName',
    },
  ],
});
