import { defineStepType } from '../step-type.js';

/**
 * Run PowerShell Script (libs/domain/docs/task-sequences.md, "Steps that hold references").
 * It has a secret, too (libs/domain/docs/secrets.md, "Documented secrets").
 */
export const runPowerShellScript = defineStepType({
  type: 'SMS_TaskSequence_RunPowerShellScriptAction',
  label: 'Run PowerShell Script',
  references: [{ property: 'PackageID', variable: 'OSDRunPowerShellScriptPackageID' }],
  secrets: [
    { property: 'UserPassword', variable: 'SMSTSRunPowerShellUserPassword', account: 'SMSTSRunPowerShellUserName' },
  ],
});
