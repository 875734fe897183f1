import { kindFor, refKey, type ManagedObject } from '@tsferry/domain';
import { folderKey, objectFilePath } from './layout.js';
import { entryNameKey } from './zip-name.js';

/** The number that tells apart two folders of objects with different ids that are one name in a zip. */
const number = / \(\d+\)$/;

/** A folder's key without the number that `folderKeys` may have added. */
export function withoutNumber(key: string): string {
  return key.replace(number, '');
}

/**
 * The folder key of each object in one archive, in their order. Ids that differ may be one name in a zip, for example
 * the programs `Run/all` and `Run%all` of a package: the second gets ` (2)` behind its key, the next ` (3)`. Objects
 * with the same id, and those whose folder is their id, keep their key.
 */
export function folderKeys(objects: readonly ManagedObject[]): string[] {
  const taken = new Map<string, string>();
  return objects.map((object) => {
    const key = kindFor(object).folderKey(object.instance);
    // An object of a class outside the list is filed under its id.
    if (key === '') return object.id;
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? key : `${folderKey(key)} (${count})`;
      const name = entryNameKey(objectFilePath(object.class, candidate));
      const other = taken.get(name);
      if (other !== undefined && other !== refKey(object)) continue;
      taken.set(name, refKey(object));
      return candidate;
    }
  });
}
