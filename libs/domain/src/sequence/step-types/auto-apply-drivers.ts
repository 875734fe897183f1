import { defineStepType } from '../step-type.js';

/** Auto Apply Drivers (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const autoApplyDrivers = defineStepType({
  type: 'SMS_TaskSequence_AutoApplyAction',
  label: 'Auto Apply Drivers',
  references: [
    { property: 'CategoryList', variable: 'OSDAutoApplyDriverCategoryList', kind: 'driver-category', list: true },
  ],
});
