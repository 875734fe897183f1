import { defineStepType } from '../step-type.js';

/** Apply Data Image (domain.md 2.1 to 2.3). */
export const applyDataImage = defineStepType({
  type: 'SMS_TaskSequence_ApplyDataImageAction',
  label: 'Apply Data Image',
  references: [{ property: 'ImagePackageID', argument: '/data:' }],
});
