import { defineStepType } from '../step-type.js';

/** Run Task Sequence (libs/domain/docs/task-sequences.md, "Steps that hold references"). */
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
