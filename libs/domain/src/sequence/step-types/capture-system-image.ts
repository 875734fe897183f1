import { defineStepType } from '../step-type.js';

/** Capture Operating System Image (domain.md 2.1 to 2.3). */
export const captureSystemImage = defineStepType({
  type: 'SMS_TaskSequence_CaptureSystemImageAction',
  label: 'Capture Operating System Image',
  secrets: [{ property: 'CapturePassword', variable: 'OSDCaptureAccountPassword', account: 'OSDCaptureAccount' }],
});
