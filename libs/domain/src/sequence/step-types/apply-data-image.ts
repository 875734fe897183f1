import { defineStepType } from '../step-type.js';

/** Apply Data Image (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const applyDataImage = defineStepType({
  type: 'SMS_TaskSequence_ApplyDataImageAction',
  label: 'Apply Data Image',
  references: [{ property: 'ImagePackageID', argument: '/data:' }],
});
