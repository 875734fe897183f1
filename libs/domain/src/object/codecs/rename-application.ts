import { findProperty, getInteger, getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { applyEdits } from '../../text/edit-text.js';
import type { ManagedObject } from '../managed-object.js';
import { editAttribute, readSdmPackage, sdmProperty } from './sdm-package.js';

/** Sets a scalar that exists: none is added to an object of an older site. */
function setExisting(instance: Instance, name: string, text: string): Instance {
  return findProperty(instance, name)?.kind === 'scalar' ? setText(instance, name, text) : instance;
}

/** A word that no longer word contains: logical names are letters, digits, `_` and `-`. */
function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![\\w-])${word.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?![\\w-])`, 'gi');
}

function editSdm(instance: Instance, change: (text: string, where: string) => string): Instance {
  const text = getText(instance, sdmProperty);
  if (!text) return instance;
  return setText(instance, sdmProperty, change(text, `${instance.className}, ${sdmProperty}`));
}

/**
 * The application under another ModelName (`Scope/LogicalName`): ModelName, CI_UniqueID, the name in SDMPackageXML, and
 * every place of that document that repeats the logical name, such as the settings of its own detection rules.
 */
export function renameApplication(object: ManagedObject, modelName: string): ManagedObject {
  const slash = modelName.lastIndexOf('/');
  const scope = modelName.slice(0, slash);
  const logicalName = modelName.slice(slash + 1);
  const oldName = object.id.slice(object.id.lastIndexOf('/') + 1);
  const renamed = editSdm(object.instance, (text, where) => {
    const sdm = readSdmPackage(text, where);
    const scoped = applyEdits(text, editAttribute(text, sdm.application, 'AuthoringScopeId', scope));
    return oldName === '' ? scoped : scoped.replace(wordPattern(oldName), () => logicalName);
  });
  const revision = /\/\d+$/.exec(getText(renamed, 'CI_UniqueID') ?? '')?.[0] ?? '';
  const named = setExisting(renamed, 'ModelName', modelName);
  return { ...object, id: modelName, instance: setExisting(named, 'CI_UniqueID', `${modelName}${revision}`) };
}

/**
 * Create New Application: the application under a new logical name of the same scope. SourceModelName and
 * SourceCIVersion say where it came from, as Configuration Manager keeps it
 * (libs/domain/docs/objects.md, "Applications").
 */
export function newApplication(object: ManagedObject, logicalName: string): ManagedObject {
  const scope = object.id.slice(0, object.id.lastIndexOf('/'));
  const sourced = setExisting(object.instance, 'SourceModelName', object.id);
  const version = getText(object.instance, 'CIVersion');
  const instance = version === null ? sourced : setExisting(sourced, 'SourceCIVersion', version);
  return renameApplication({ ...object, instance }, `${scope}/${logicalName}`);
}

/**
 * Add Revision: the application as the revision after that of `existing`, under the existing ModelName: CIVersion,
 * CI_UniqueID, and the version in SDMPackageXML.
 */
export function reviseApplication(object: ManagedObject, existing: ManagedObject): ManagedObject {
  const version = String((getInteger(existing.instance, 'CIVersion') ?? 0) + 1);
  const renamed = object.id === existing.id ? object : renameApplication(object, existing.id);
  const revised = editSdm(renamed.instance, (text, where) =>
    applyEdits(text, editAttribute(text, readSdmPackage(text, where).application, 'Version', version)),
  );
  const instance = setExisting(setExisting(revised, 'CIVersion', version), 'CI_UniqueID', `${existing.id}/${version}`);
  return { ...renamed, instance };
}
