import { defineStepType } from '../step-type.js';

/** Upgrade Operating System (domain.md 2.1 to 2.3). */
export const upgradeOperatingSystem = defineStepType({
  type: 'SMS_TaskSequence_UpgradeOperatingSystemAction',
  label: 'Upgrade Operating System',
  references: [
    { property: 'InstallPackageID', variable: 'OSDUpgradeInstallPackageID' },
    { property: 'DriverPackageID', variable: 'OSDUpgradeDriverPackageID' },
    // Since 2103.
    { property: 'FeatureUpdateAssignmentId', variable: 'OSDFeatureUpdateAssignmentID', kind: 'feature-update' },
  ],
  secrets: [{ property: 'OsProductKey', variable: 'OSDUpgradeOsProductKey', optional: true }],
});
