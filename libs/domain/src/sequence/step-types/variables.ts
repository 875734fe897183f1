import { defineStepType } from '../step-type.js';

/**
 * Set Task Sequence Variable. Its value is a secret when it is not displayed, or when the variable is one of the documented
 * secret ones (`secret/set-variable-secrets.ts`).
 */
export const setVariable = defineStepType({
  type: 'SMS_TaskSequence_SetVariableAction',
  label: 'Set Task Sequence Variable',
});

/** Set Dynamic Variables: the values marked as secret stand inside its rules (`sequence/read-rules.ts`). */
export const setDynamicVariables = defineStepType({
  type: 'SMS_TaskSequence_SetDynamicVariablesAction',
  label: 'Set Dynamic Variables',
});
