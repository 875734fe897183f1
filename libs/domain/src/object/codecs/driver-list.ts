import { infoValue, readInfoInstance, setInfoValues } from './info-instance.js';
import type { IdMap } from '../../reference/id-map.js';
import type { ManagedObject } from '../managed-object.js';
import type { Reference } from '../../reference/reference.js';

/** The side file of a driver package or boot image that lists its drivers. */
export const driverListName = 'DRIVERPACKAGE_DRIVERS.xml';

const idProperty = 'CI_UniqueID';

/** Guess: a string is a CI_UniqueID, or an instance that has one (libs/io/docs/archive-format.md, "Guesses"). */
function driverIn(
  item: string,
  where: string,
): { readonly id: string; readonly withId: (id: string) => string } | null {
  if (!item.trimStart().startsWith('<')) return item === '' ? null : { id: item, withId: (id) => id };
  const instance = readInfoInstance(item, where);
  const id = infoValue(instance, idProperty);
  return id ? { id, withId: (next) => setInfoValues(instance, { [idProperty]: next }) } : null;
}

function driversOf(object: ManagedObject): { readonly item: string; readonly driver: ReturnType<typeof driverIn> }[] {
  const file = object.sideFiles[driverListName];
  if (file?.kind !== 'strings') return [];
  const where = `${object.class}/${object.id}/${driverListName}`;
  return file.items.map((item, index) => ({ item, driver: driverIn(item, `${where}, string ${index + 1}`) }));
}

/** The drivers that a driver package or a boot image lists. Throws when a string is XML that is refused. */
export function driverListReferences(object: ManagedObject): Reference[] {
  return driversOf(object).flatMap(({ driver }) =>
    driver ? [{ kind: 'driver' as const, id: driver.id, step: null, property: driverListName, enabled: true }] : [],
  );
}

/** The object with the drivers of its list moved; the same object when none moves. */
export function remapDriverList(object: ManagedObject, map: IdMap): ManagedObject {
  const drivers = driversOf(object);
  const items = drivers.map(({ item, driver }) => {
    const target = driver && map('driver', driver.id);
    return target && target.id !== driver.id ? driver.withId(target.id) : item;
  });
  if (items.every((item, index) => item === drivers[index]?.item)) return object;
  return { ...object, sideFiles: { ...object.sideFiles, [driverListName]: { kind: 'strings', items } } };
}
