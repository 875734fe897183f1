import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { applyEdits } from '../../text/edit-text.js';
import { configurationItemSiteProperties } from '../codecs/configuration-item.js';
import { defineKind, type ContentSource } from '../kind.js';
import type { IdMap } from '../../reference/id-map.js';
import type { ManagedObject } from '../managed-object.js';
import { idKey } from '../../reference/ref.js';
import { renameApplication } from '../codecs/rename-application.js';
import type { Reference } from '../../reference/reference.js';
import {
  editAttribute,
  readSdmPackage,
  sdmProperty,
  setContentId,
  setLocation,
  type SdmPackage,
} from '../codecs/sdm-package.js';

/** Class of applications. */
export const applicationClass = 'SMS_Application';

const guid = '[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}';
/** Scope and logical name, as Configuration Manager makes them (libs/domain/docs/objects.md, "Applications"). */
const modelName = new RegExp(`^[A-Za-z]+_${guid}/[A-Za-z]+_[0-9A-Z_-]{1,64}$`, 'i');

/** Documents that were read, for as long as their bags are there: what is kept of one is little, unlike a step tree. */
const read = new WeakMap<Instance, SdmPackage>();

/** The SDM document of an application; null when it has none. Throws as `readXml`. */
function sdmOf(instance: Instance): SdmPackage | null {
  const known = read.get(instance);
  if (known) return known;
  const text = getText(instance, sdmProperty);
  if (!text) return null;
  const name = getText(instance, 'ModelName') ?? '';
  const sdm = readSdmPackage(text, `${applicationClass}/${name}/object.xml, ${sdmProperty}`);
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
  class: applicationClass,
  label: 'Application',
  plural: 'Applications',
  identity: 'portable',
  referenceKind: 'application',
  // An application has no PackageType. ReferencesInfo.xml writes this one (libs/domain/docs/objects.md, "Objects keyed by PackageID").
  packageType: 512,
  idName: 'model name',
  hasIdForm: (id) => modelName.test(id),
  idOf: (instance) => getText(instance, 'ModelName'),
  // The ModelName with `%` for `/`, then the revision (libs/io/docs/archive-format.md, "Folder names").
  folderKey: (instance) =>
    `${(getText(instance, 'ModelName') ?? '').replaceAll('/', '%')}_${getText(instance, 'CIVersion') ?? ''}`,
  manifestKeys: ['CIVersion', 'ModelName'],
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
  nestedDocuments: [{ property: sdmProperty, form: 'settings' }],
  sideFileNames: ['DependentApplications.xml', 'DependentGlobalConditions.xml', 'SupersedenceApplications.xml'],
});
