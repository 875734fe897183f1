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
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  /** The next number for a key that is taken, so that many programs of one name take no more tries than there are. */
  const next = new Map<string, number>();
  return objects.map((object) => {
    const key = kindFor(object).folderKey(object.instance);
    // An object of a class outside the list is filed under its id.
    if (key === '') return object.id;
    const numbered = (number: number): string => (number === 1 ? key : `${folderKey(key)} (${number})`);
    const nameOf = (number: number): string => entryNameKey(objectFilePath(object.class, numbered(number)));
    const known = numbers.get(refKey(object));
    if (known !== undefined) return numbered(known);
    const first = nameOf(1);
    let number = next.get(first) ?? 1;
    while (taken.has(nameOf(number))) number++;
    taken.add(nameOf(number));
    next.set(first, number + 1);
    numbers.set(refKey(object), number);
    return numbered(number);
  });
}
