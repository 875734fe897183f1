import { getText, idKey, kindOf, type ArchivedObject, type Warning } from '@tsferry/domain';
import type { EntryObject } from './manifest.js';
import { parseObjectPath } from './object-path.js';

/** Lists of key names that objects are found by. An export has one for each class; each made-up one would cost an index. */
const mostIndexes = 64;

/** Keys of one object: real classes have three at most. */
const mostKeys = 16;

type Pairs = ReturnType<typeof parseObjectPath>;

/** Finds the first object of a class with these properties; each index is made when it is first asked. */
function finder(objects: readonly ArchivedObject[]) {
  const indexes = new Map<string, Map<string, ArchivedObject>>();
  return (className: string, pairs: Pairs): ArchivedObject | undefined => {
    const names = pairs.map(([name]) => name);
    const indexName = keyOf([className, ...names]);
    const known = indexes.get(indexName);
    if (!known && indexes.size === mostIndexes) return undefined;
    const index = known ?? indexBy(objects, className, names);
    indexes.set(indexName, index);
    return index.get(keyOf(pairs.map(([, value]) => value)));
  };
}

function indexBy(
  objects: readonly ArchivedObject[],
  className: string,
  names: readonly string[],
): Map<string, ArchivedObject> {
  const index = new Map<string, ArchivedObject>();
  for (const object of objects) {
    if (object.class.toLowerCase() !== className.toLowerCase()) continue;
    const key = keyOf(names.map((name) => getText(object.instance, name) ?? ''));
    if (!index.has(key)) index.set(key, object);
  }
  return index;
}

/** As JSON, so that no value can run into the next. */
function keyOf(texts: readonly string[]): string {
  return idKey(JSON.stringify(texts));
}

/** The objects in the order they are listed; what the list names in vain is told. */
function listed(
  objects: readonly ArchivedObject[],
  entries: readonly EntryObject[],
  where: string,
): { ordered: Set<ArchivedObject>; warnings: Warning[] } {
  const find = finder(objects);
  const ordered = new Set<ArchivedObject>();
  const warnings: Warning[] = [];
  for (const { path, type } of entries) {
    const pairs = parseObjectPath(path);
    const object = pairs.length > 0 && pairs.length <= mostKeys ? find(type, pairs) : undefined;
    if (object) ordered.add(object);
    else {
      const shown = path.slice(0, 300);
      warnings.push({
        code: 'OBJECT_ABSENT',
        message: `${where} lists ${shown}, which is not in the archive.`,
        id: shown,
      });
    }
  }
  return { ordered, warnings };
}

/**
 * Objects in the order of the manifest, dependencies first; programs, which it never lists, behind their package; the rest in
 * the order of the zip. Warns of listed objects that are absent and of objects that are not listed
 * (libs/io/docs/archive-format.md, "Edited exports"). `where` names the manifest.
 */
export function orderObjects(
  objects: readonly ArchivedObject[],
  entries: readonly EntryObject[],
  where: string,
): { objects: ArchivedObject[]; warnings: Warning[] } {
  const { ordered, warnings } = listed(objects, entries, where);
  const owned = new Map<string, ArchivedObject[]>();
  const rest: ArchivedObject[] = [];
  for (const object of objects) {
    if (ordered.has(object)) continue;
    const owner = kindOf(object.class).ownerOf?.(object.instance);
    if (typeof owner === 'string') {
      const following = owned.get(idKey(owner));
      if (following) following.push(object);
      else owned.set(idKey(owner), [object]);
    } else {
      rest.push(object);
      const { class: className, id } = object;
      warnings.push({ code: 'OBJECT_UNLISTED', message: `${where} does not list ${className} ${id}.`, object: id });
    }
  }
  const placed = [...ordered, ...rest].flatMap((object) => {
    if (kindOf(object.class).identity !== 'package') return [object];
    const following = owned.get(idKey(object.id)) ?? [];
    owned.delete(idKey(object.id));
    return [object, ...following];
  });
  // A program whose package is not in the archive stays, at the end.
  return { objects: [...placed, ...[...owned.values()].flat()], warnings };
}
