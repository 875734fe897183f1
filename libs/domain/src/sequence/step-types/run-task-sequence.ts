import { defineStepType } from '../step-type.js';

/** Run Task Sequence (domain.md 2.1 to 2.3). */
export const runTaskSequence = defineStepType({
  type: 'SMS_TaskSequence_SubTasksequence',
  label: 'Run Task Sequence',
  references: [
    {
      property: 'TsPackageID',
      variable: 'OSDSubTasksequencePackageID',
      display: 'OSDSubTasksequenceTsName',
    },
    {
      property: 'TsReferencePackages',
      variable: 'OSDSubTasksequenceTsReferencePackages',
      list: true,
      role: 'child',
    },
    {
      property: 'TsReferenceApplications',
      variable: 'OSDSubTasksequenceTsReferenceApplications',
      kind: 'application',
      list: true,
      role: 'child',
    },
  ],
});
