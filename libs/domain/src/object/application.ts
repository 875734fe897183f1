import { getText } from '../instance/properties.js';
import { defineKind } from './kind.js';

/** An application: scope and logical name travel as its ModelName (domain.md 1.7). */
export const applicationKind = defineKind({
  class: 'SMS_Application',
  label: 'Application',
  identity: 'portable',
  referenceKind: 'application',
  idOf: (instance) => getText(instance, 'ModelName'),
  // export-format.md 3: the ModelName with `%` for `/`, then the revision.
  folderKey: (instance) =>
    `${(getText(instance, 'ModelName') ?? '').replaceAll('/', '%')}_${getText(instance, 'CIVersion') ?? ''}`,
  remap: (object) => object,
  sideFileNames: ['DependentApplications.xml', 'DependentGlobalConditions.xml', 'SupersedenceApplications.xml'],
});
