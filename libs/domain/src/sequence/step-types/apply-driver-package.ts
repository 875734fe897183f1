import { defineStepType } from '../step-type.js';

/** Apply Driver Package (domain.md 2.1 to 2.3). */
export const applyDriverPackage = defineStepType({
  type: 'SMS_TaskSequence_ApplyDriverPackageAction',
  label: 'Apply Driver Package',
  references: [
    { property: 'DriverPackageID', variable: 'OSDApplyDriverDriverPackageID', argument: '/install:' },
    // Unique id of the boot-critical driver; the SDK names it, no real export shows it.
    { property: 'BootCriticalDriverID', kind: 'driver' },
  ],
});
