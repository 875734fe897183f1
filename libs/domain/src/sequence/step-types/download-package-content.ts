import { defineStepType } from '../step-type.js';

/** Download Package Content (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
export const downloadPackageContent = defineStepType({
  type: 'SMS_TaskSequence_DownloadPackageContentAction',
  label: 'Download Package Content',
  references: [
    { property: 'DownloadPackages', variable: 'OSDDownloadDownloadPackages', list: true },
    {
      property: 'PackageInfo#PackageId',
      variable: 'OSDPackage#PackageId',
      display: 'OSDPackage#Name',
      role: 'copy',
    },
  ],
});
