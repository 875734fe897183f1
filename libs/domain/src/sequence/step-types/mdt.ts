import { defineStepType } from '../step-type.js';

/**
 * Steps of the Microsoft Deployment Toolkit. They name packages as their authors pleased, so ids are found by the rule
 * for unknown steps (libs/domain/docs/task-sequences.md, "Steps of the Microsoft Deployment Toolkit").
 */
export const mdtTypes = (
  [
    ['BDD_UsePackage', 'Use Toolkit Package'],
    ['BDD_Gather', 'Gather'],
    ['BDD_InstallLanguagePacksOffline', 'Install Language Packs Offline'],
    ['BDD_InstallLanguagePacksOnline', 'Install Language Packs Online'],
    ['BDD_InstallUpdatesOffline', 'Install Updates Offline'],
    ['BDD_ConfigureDHCP', 'Configure DHCP'],
    ['BDD_ConfigureDNS', 'Configure DNS'],
    ['BDD_ExecuteRunbook', 'Execute Runbook'],
    ['BDD_InstallRoles', 'Install Roles and Features'],
    ['BDD_UninstallRoles', 'Uninstall Roles and Features'],
    ['BDD_RunPowerShellAction', 'Run PowerShell Script'],
    ['BDD_Validate', 'Validate'],
  ] as const
).map(([type, label]) => defineStepType({ type, label, references: 'by-name' }));

/** Configure ADDS. The console exports both passwords (libs/domain/docs/secrets.md, "What the console leaves in"). */
export const configureAdds = defineStepType({
  type: 'BDD_ConfigureADDS',
  label: 'Configure ADDS',
  references: 'by-name',
  secrets: [
    { property: 'SafeModeAdminPassword', variable: 'SafeModeAdminPassword' },
    { property: 'ADDSPassword', variable: 'ADDSPassword' },
  ],
});
