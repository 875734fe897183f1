/**
 * What says where and when a configuration item is, or is counted by its site
 * (libs/domain/docs/objects.md, "Applications").
 */
export const configurationItemSiteProperties: readonly string[] = [
  '__PATH',
  '__NAMESPACE',
  '__SERVER',
  '__RELPATH',
  'CI_ID',
  'CreatedBy',
  'DateCreated',
  'DateLastModified',
  'EffectiveDate',
  'LastModifiedBy',
  'ModelID',
  'NumberOfDependentDTs',
  'NumberOfDependentTS',
  'NumberOfDeployments',
  'NumberOfDevicesWithApp',
  'NumberOfDevicesWithFailure',
  'NumberOfUsersWithApp',
  'NumberOfUsersWithFailure',
  'NumberOfUsersWithRequest',
  'IsDeployed',
  'ObjectPath',
  'PackageID',
  'SecuredScopeNames',
  'SedoObjectVersion',
  'SourceCIVersion',
  'SourceModelName',
  'SourceSite',
];
