import { defineStepType } from '../step-type.js';

/** Apply Driver Package (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const applyDriverPackage = defineStepType({
  type: 'SMS_TaskSequence_ApplyDriverPackageAction',
  label: 'Apply Driver Package',
  references: [
    { property: 'DriverPackageID', variable: 'OSDApplyDriverDriverPackageID', argument: '/install:' },
    // Unique id of the boot-critical driver; the SDK names it, no real export shows it.
    { property: 'BootCriticalDriverID', kind: 'driver' },
  ],
});
