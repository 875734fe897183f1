import { getBoolean, getObjects, getText, setObjects, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { driverListName, driverListReferences, remapDriverList } from '../codecs/driver-list.js';
import { infoValue, readInfoInstance, setInfoValues } from '../codecs/info-instance.js';
import type { IdMap } from '../../reference/id-map.js';
import type { ManagedObject } from '../managed-object.js';
import { definePackageKind, imageDocument, movePackage, packageSource } from './package-kind.js';
import { idKey } from '../../reference/ref.js';
import type { Reference } from '../../reference/reference.js';

/** `boot:<architecture>` for a default boot image, else null (libs/domain/docs/objects.md, "Predefined objects"). */
function predefined(instance: Instance): string | null {
  if (getBoolean(instance, 'DefaultImage') !== true) return null;
  return `boot:${getText(instance, 'Architecture') ?? ''}`;
}

const componentsName = 'OptionalComponentsInfo.xml';
const driversProperty = 'ReferencedDrivers';

/**
 * A CI_ID is a number of one site. Only a CI_UniqueID names a driver elsewhere
 * (libs/domain/docs/objects.md, "Boot images").
 */
const isUniqueId = (id: string | null): id is string => id !== null && id !== '' && !/^[0-9]+$/.test(id);

function referencedDrivers(instance: Instance): Reference[] {
  return getObjects(instance, driversProperty)
    .map((driver) => getText(driver, 'ID'))
    .filter(isUniqueId)
    .map((id) => ({ kind: 'driver', id, step: null, property: driversProperty, enabled: true }));
}

function remapReferencedDrivers(object: ManagedObject, map: IdMap): ManagedObject {
  const drivers = getObjects(object.instance, driversProperty);
  const moved = drivers.map((driver) => {
    const id = getText(driver, 'ID');
    const target = isUniqueId(id) ? map('driver', id) : undefined;
    return target ? setText(driver, 'ID', target.id) : driver;
  });
  if (moved.every((driver, index) => driver === drivers[index])) return object;
  return { ...object, instance: setObjects(object.instance, driversProperty, moved) };
}

/**
 * OptionalComponentsInfo.xml repeats the PackageID of the boot image in every string
 * (libs/io/docs/archive-format.md, "Side files").
 */
function moveComponents(object: ManagedObject, oldId: string): ManagedObject {
  const file = object.sideFiles[componentsName];
  if (file?.kind !== 'strings' || idKey(oldId) === idKey(object.id)) return object;
  const items = file.items.map((item, index) => {
    const instance = readInfoInstance(item, `${object.class}/${oldId}/${componentsName}, string ${index + 1}`);
    const own = idKey(infoValue(instance, 'PackageID') ?? '') === idKey(oldId);
    return own ? setInfoValues(instance, { PackageID: object.id }) : item;
  });
  return { ...object, sideFiles: { ...object.sideFiles, [componentsName]: { kind: 'strings', items } } };
}

/** A boot image: one .wim file, and the drivers that are built into it. */
export const bootImageKind = definePackageKind({
  class: 'SMS_BootImagePackage',
  label: 'Boot Image',
  plural: 'Boot Images',
  packageType: 258,
  predefined,
  references: (object) => [...referencedDrivers(object.instance), ...driverListReferences(object)],
  // The console exports the default boot images of a site without content
  // (libs/io/docs/archive-format.md, "The files folder").
  // Guess: any other has PkgSourcePath as its one file, as an OS image has
  // (libs/domain/docs/objects.md, "Guesses").
  contents: (instance) => (predefined(instance) === null ? packageSource(instance, true) : []),
  // Guess: ImagePath must not go on naming the old server (libs/domain/docs/objects.md, "Guesses").
  setContent: (instance, _key, path) => setText(setText(instance, 'PkgSourcePath', path), 'ImagePath', path),
  remap: (object, newId, map) => {
    const moved = moveComponents(movePackage(object, newId), object.id);
    return remapDriverList(remapReferencedDrivers(moved, map), map);
  },
  nestedDocuments: [imageDocument],
  sideFileNames: [componentsName, driverListName],
});
