import { defineStepType } from '../step-type.js';

/**
 * Run Command Line (libs/domain/docs/task-sequences.md, "Steps that hold references").
 * It has a secret, too (libs/domain/docs/secrets.md, "Documented secrets").
 */
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
