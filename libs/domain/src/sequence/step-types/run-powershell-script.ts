import { defineStepType } from '../step-type.js';

/** Run PowerShell Script (domain.md 2.1 to 2.3). */
export const runPowerShellScript = defineStepType({
  type: 'SMS_TaskSequence_RunPowerShellScriptAction',
  label: 'Run PowerShell Script',
  references: [{ property: 'PackageID', variable: 'OSDRunPowerShellScriptPackageID' }],
  secrets: [
    { property: 'UserPassword', variable: 'SMSTSRunPowerShellUserPassword', account: 'SMSTSRunPowerShellUserName' },
  ],
});
