import { defineStepType } from '../step-type.js';

/**
 * Steps of the Microsoft Deployment Toolkit (domain.md 2.1, 2.2). They name packages as their authors pleased, so ids are
 * found by the rule for unknown steps.
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

/** Configure ADDS: the console's export leaves both passwords in (domain.md 2.4). */
export const configureAdds = defineStepType({
  type: 'BDD_ConfigureADDS',
  label: 'Configure ADDS',
  references: 'by-name',
  secrets: [
    { property: 'SafeModeAdminPassword', variable: 'SafeModeAdminPassword' },
    { property: 'ADDSPassword', variable: 'ADDSPassword' },
  ],
});
