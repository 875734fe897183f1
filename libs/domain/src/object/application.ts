import { getText, setText } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';
import { applyEdits } from '../sequence/edit-text.js';
import { configurationItemSiteProperties } from './configuration-item.js';
import { defineKind, type ContentSource, type IdMap } from './kind.js';
import type { ManagedObject } from './managed-object.js';
import { idKey } from './ref.js';
import { renameApplication } from './rename-application.js';
import type { Reference } from './reference.js';
import { editAttribute, readSdmPackage, setContentId, setLocation, type SdmPackage } from './sdm-package.js';

const sdmProperty = 'SDMPackageXML';

/** Documents that were read, for as long as their bags are there: what is kept of one is little, unlike a step tree. */
const read = new WeakMap<Instance, SdmPackage>();

/** The SDM document of an application; null when it has none. Throws as `readXml`. */
export function sdmOf(instance: Instance): SdmPackage | null {
  const known = read.get(instance);
  if (known) return known;
  const text = getText(instance, sdmProperty);
  if (!text) return null;
  const name = getText(instance, 'ModelName') ?? '';
  const sdm = readSdmPackage(text, `SMS_Application/${name}/object.xml, ${sdmProperty}`);
  read.set(instance, sdm);
  return sdm;
}

/** Applications that the deployment types depend on, and those that it supersedes. */
function references({ id, instance }: ManagedObject): Reference[] {
  return (sdmOf(instance)?.references ?? []).flatMap(({ modelName, property }): Reference[] => {
    if (modelName === null || idKey(modelName) === idKey(id)) return [];
    return [{ kind: 'application', id: modelName, step: null, property, enabled: true }];
  });
}

/** One content a ContentId: deployment types may share one. */
function contents(instance: Instance): ContentSource[] {
  const found = new Map<string, ContentSource>();
  for (const { contentId, location } of sdmOf(instance)?.contents ?? []) {
    if (location.text === '' || found.has(contentId)) continue;
    found.set(contentId, { key: contentId, path: location.text, singleFile: false });
  }
  return [...found.values()];
}

function remapReferences(instance: Instance, map: IdMap): Instance {
  const sdm = sdmOf(instance);
  if (!sdm) return instance;
  const edits = sdm.references.flatMap(({ modelName, tag }) => {
    const target = modelName === null ? undefined : map('application', modelName);
    if (!target || target.id === modelName) return [];
    const slash = target.id.lastIndexOf('/');
    return [
      ...editAttribute(sdm.text, tag, 'AuthoringScopeId', target.id.slice(0, slash)),
      ...editAttribute(sdm.text, tag, 'LogicalName', target.id.slice(slash + 1)),
    ];
  });
  return edits.length === 0 ? instance : setText(instance, sdmProperty, applyEdits(sdm.text, edits));
}

/** The hidden package that carries its content is keyed by PackageID, so it is a new one at every import. */
function remapContentPackage(instance: Instance, map: IdMap): Instance {
  const id = getText(instance, 'PackageID');
  const target = id ? map('package', id) : undefined;
  return target ? setText(instance, 'PackageID', target.id) : instance;
}

/** An application: scope and logical name travel as its ModelName (libs/domain/docs/objects.md, "Applications"). */
export const applicationKind = defineKind({
  class: 'SMS_Application',
  label: 'Application',
  identity: 'portable',
  referenceKind: 'application',
  idOf: (instance) => getText(instance, 'ModelName'),
  // The ModelName with `%` for `/`, then the revision (libs/io/docs/archive-format.md, "Folder names").
  folderKey: (instance) =>
    `${(getText(instance, 'ModelName') ?? '').replaceAll('/', '%')}_${getText(instance, 'CIVersion') ?? ''}`,
  references,
  contents,
  setContent: (instance, key, path) => {
    const sdm = sdmOf(instance);
    return sdm ? setText(instance, sdmProperty, setLocation(sdm, key, path)) : instance;
  },
  setContentKey: (instance, key, newKey) => {
    const sdm = sdmOf(instance);
    return sdm ? setText(instance, sdmProperty, setContentId(sdm, key, newKey)) : instance;
  },
  remap: (object, newId, map) => {
    const instance = remapContentPackage(remapReferences(object.instance, map), map);
    const moved = instance === object.instance ? object : { ...object, instance };
    return newId === object.id ? moved : renameApplication(moved, newId);
  },
  siteProperties: configurationItemSiteProperties,
  sideFileNames: ['DependentApplications.xml', 'DependentGlobalConditions.xml', 'SupersedenceApplications.xml'],
});
