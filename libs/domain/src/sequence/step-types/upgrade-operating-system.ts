import { defineStepType } from '../step-type.js';

/**
 * Upgrade Operating System (libs/domain/docs/task-sequences.md, "Steps that hold references").
 * It has a secret, too (libs/domain/docs/secrets.md, "Documented secrets").
 */
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
