import { defineStepType } from '../step-type.js';

/** Capture Operating System Image (libs/domain/docs/secrets.md, "Documented secrets"). */
export const captureSystemImage = defineStepType({
  type: 'SMS_TaskSequence_CaptureSystemImageAction',
  label: 'Capture Operating System Image',
  secrets: [{ property: 'CapturePassword', variable: 'OSDCaptureAccountPassword', account: 'OSDCaptureAccount' }],
});
