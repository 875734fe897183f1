/** The left part of the browser: sites and opened archives, below each the folders of its task sequences. */
import { taskSequenceClass } from '@tsferry/domain';
import type { ListedObject } from '@tsferry/domain/shapes';
import { createTree, currentNode, setChildren, type Tree, type TreeNode } from '../screen/tree.js';
import { styled } from '../terminal/line.js';
import { placeKey, placeName, placeWord, type Place } from './place.js';

/** A place, and the folder in it that is looked into; '/' is all of it. */
export type Spot = { readonly place: Place; readonly folder: string };

const separator = '\n';

/** The tree of places; folders come when the objects of a place are known. */
export function placeTree(places: readonly Place[]): Tree {
  return createTree(
    places.map((place) => ({
      id: placeKey(place) + separator,
      label: [styled('heading', placeName(place)), ' ', styled('faint', placeWord(place))],
      children: [],
    })),
  );
}

/** The tree with the folders of a place. */
export function withFolders(tree: Tree, place: Place, objects: readonly ListedObject[]): Tree {
  const folders = new Set(
    objects.flatMap(({ class: className, folder }) => (isSequence(className) ? foldersOf(folder) : [])),
  );
  const key = placeKey(place) + separator;
  return setChildren(tree, key, below('/', [...folders].sort(), key));
}

/** `/OSD/Prod` lies in `/OSD` and in itself. */
function foldersOf(folder: string | null): string[] {
  const names = (folder ?? '/').split('/').filter(Boolean);
  return names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`);
}

function below(parent: string, folders: readonly string[], key: string): TreeNode[] {
  const start = parent === '/' ? '/' : `${parent}/`;
  return folders
    .filter((folder) => folder.startsWith(start) && !folder.slice(start.length).includes('/'))
    .map((folder) => ({
      id: key + folder,
      label: [folder.slice(start.length)],
      children: below(folder, folders, key),
    }));
}

/** Where the cursor is. */
export function currentSpot(tree: Tree, places: readonly Place[]): Spot | null {
  const [key, folder = ''] = currentNode(tree)?.id.split(separator) ?? [];
  const place = places.find((one) => placeKey(one) === key);
  return place === undefined ? null : { place, folder: folder === '' ? '/' : folder };
}

/** Whether an object lies in a folder or below it. */
export function isIn(folder: string, object: ListedObject): boolean {
  const own = object.folder ?? '/';
  return folder === '/' || own === folder || own.startsWith(`${folder}/`);
}

/** Whether a class is that of task sequences. */
export function isSequence(className: string): boolean {
  return className === taskSequenceClass;
}
