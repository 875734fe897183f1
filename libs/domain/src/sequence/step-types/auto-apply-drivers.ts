import { defineStepType } from '../step-type.js';

/** Auto Apply Drivers (domain.md 2.1 to 2.3). */
export const autoApplyDrivers = defineStepType({
  type: 'SMS_TaskSequence_AutoApplyAction',
  label: 'Auto Apply Drivers',
  references: [
    { property: 'CategoryList', variable: 'OSDAutoApplyDriverCategoryList', kind: 'driver-category', list: true },
  ],
});
