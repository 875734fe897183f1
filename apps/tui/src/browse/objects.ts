/** The list of the browser: the task sequences of a place, or everything it holds. */
import type { ListedObject } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { createList, currentRow, setRows, type List, type Row } from '../screen/list.js';
import { isIn, isSequence } from './places.js';

/** Which objects are listed. */
export type Scope = 'sequences' | 'all';

const columns = {
  sequences: [
    { title: 'Task sequence', min: 28 },
    { title: 'Id', min: 8 },
    { title: 'Folder', drop: 1 },
  ],
  all: [
    { title: 'Name', min: 24 },
    { title: 'Kind', min: 8, drop: 2 },
    { title: 'Id', min: 8 },
    { title: 'Folder', drop: 1 },
  ],
} as const;

/** An empty list of a scope. */
export function objectList(scope: Scope): List {
  return createList(columns[scope]);
}

/**
 * The list with the objects of a place that lie in a folder; its cursor stays where it can. Marks stay on everything
 * that the place holds, in sight or not: looking into another folder is no reason to choose anew.
 */
export function withObjects(list: List, scope: Scope, folder: string, objects: readonly ListedObject[]): List {
  const rows = objects
    .filter((object) => (scope === 'all' || isSequence(object.class)) && isIn(folder, object))
    .map((object) => toRow(object, scope));
  const marked = objects.filter(({ id }) => list.marks.has(id));
  return { ...setRows(list, rows), marks: new Set(marked.map(({ id }) => id)) };
}

/** The marked objects, or the one at the cursor. */
export function chosenIds(list: List): readonly string[] {
  if (list.marks.size > 0) return [...list.marks];
  const current = currentRow(list);
  return current ? [current.id] : [];
}

function toRow({ class: className, id, name, folder }: ListedObject, scope: Scope): Row {
  const kind = scope === 'all' ? [labelOf(className)] : [];
  return { id, cells: [name, ...kind, id, folder ?? ''], search: className };
}
