import { defineStepType } from '../step-type.js';

/** Download Package Content (domain.md 2.1 to 2.3). */
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
