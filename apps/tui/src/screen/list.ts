/**
 * A list of any length: only the rows in sight are drawn. Rows can be filtered as one types, sorted by a column and
 * marked. What is shown of 10,000 rows is worked out when filter, order or rows change, not when the cursor moves.
 */
import { textOf, type Span } from '../terminal/line.js';
import { naturalWidths, safeCells, type Column } from './columns.js';
import type { Input } from './screen.js';

/** A row: its id, a cell a column, and what else the filter looks at. */
export type Row = { readonly id: string; readonly cells: readonly Span[]; readonly search?: string };

/** The state of a list. Read it through the functions of this file. */
export type List = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly natural: readonly number[];
  /** What the filter looks at, of each row. */
  readonly haystacks: readonly string[];
  /** Indices of the rows that the filter lets through, in order. */
  readonly visible: readonly number[];
  /** Where in `visible` the cursor is. */
  readonly cursor: number;
  readonly filter: string;
  /** Whether the filter is being typed. */
  readonly filtering: boolean;
  /** The column that sorts; -1 is the order in which the rows came. */
  readonly sort: number;
  readonly descending: boolean;
  /** Ids of the marked rows. */
  readonly marks: ReadonlySet<string>;
};

/** Makes a list. Its cells are made safe here. */
export function createList(columns: readonly Column[], rows: readonly Row[] = []): List {
  const empty: List = {
    columns,
    rows: [],
    natural: [],
    haystacks: [],
    visible: [],
    cursor: 0,
    filter: '',
    filtering: false,
    sort: -1,
    descending: false,
    marks: new Set(),
  };
  return setRows(empty, rows);
}

/** Other rows: the cursor stays at its row, marks at those that are still there. */
export function setRows(list: List, rows: readonly Row[]): List {
  const safe = rows.map((row) => ({ ...row, cells: safeCells(row.cells) }));
  const ids = new Set(safe.map(({ id }) => id));
  const next: List = {
    ...list,
    rows: safe,
    natural: naturalWidths(
      list.columns,
      safe.map(({ cells }) => cells),
    ),
    haystacks: safe.map(({ cells, search = '' }) => fold(`${cells.map(textOf).join(' ')} ${search}`)),
    marks: new Set([...list.marks].filter((id) => ids.has(id))),
  };
  return arrange(next, currentRow(list)?.id);
}

/** The row at the cursor; undefined when no row is shown. */
export function currentRow(list: List): Row | undefined {
  return list.rows[list.visible[list.cursor] ?? -1];
}

/** The marked rows in their order, also those that the filter hides; without marks the row at the cursor. */
export function chosenRows(list: List): readonly Row[] {
  if (list.marks.size > 0) return list.rows.filter(({ id }) => list.marks.has(id));
  const current = currentRow(list);
  return current ? [current] : [];
}

/** Puts the cursor at a row; a filter that hides it is taken away. */
export function moveTo(list: List, id: string): List {
  const shown = list.visible.some((at) => list.rows[at]!.id === id);
  return arrange(shown ? list : { ...list, filter: '', filtering: false }, id);
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Works out which rows are shown, in which order, and where the cursor is then. */
function arrange(list: List, id: string | undefined): List {
  const words = fold(list.filter).split(/\s+/).filter(Boolean);
  const visible = list.rows.flatMap((_, at) => (words.every((word) => list.haystacks[at]!.includes(word)) ? [at] : []));
  if (list.sort >= 0) {
    const keys = list.rows.map(({ cells }) => fold(textOf(cells[list.sort] ?? '')));
    const compare = (a: number, b: number): number => order(keys[a]!, keys[b]!) || a - b;
    visible.sort(list.descending ? (a, b) => compare(b, a) : compare);
  }
  const found = visible.findIndex((at) => list.rows[at]!.id === id);
  return { ...list, visible, cursor: found >= 0 ? found : clamp(list.cursor, visible.length) };
}

/** Plain comparison: the same in every locale. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const clamp = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1));

/** Answers what a person did; what is not for a list leaves it as it is. */
export function reduceList(list: List, input: Input): List {
  if (input.kind === 'text') return list.filtering ? withFilter(list, list.filter + oneLine(input.text)) : list;
  if (list.filtering) return reduceFilter(list, input);
  const { intent, area } = input;
  switch (intent) {
    case 'up':
      return at(list, list.cursor - 1);
    case 'down':
      return at(list, list.cursor + 1);
    case 'page-up':
      return at(list, list.cursor - Math.max(1, area.height - 1));
    case 'page-down':
      return at(list, list.cursor + Math.max(1, area.height - 1));
    case 'top':
      return at(list, 0);
    case 'bottom':
      return at(list, list.visible.length - 1);
    case 'filter':
      return { ...list, filtering: true };
    case 'back':
      return list.filter === '' ? list : withFilter(list, '');
    case 'sort':
      return sorted(list, list.sort + 1 < list.columns.length ? list.sort + 1 : -1, false);
    case 'sort-back':
      return sorted(list, Math.max(0, list.sort), !list.descending);
    case 'toggle':
      return at(marked(list, currentRow(list)), list.cursor + 1);
    case 'toggle-all':
      return allMarked(list);
    default:
      return list;
  }
}

/** While the filter is typed: arrows move, Enter keeps it, Esc takes it away. */
function reduceFilter(list: List, input: Extract<Input, { kind: 'intent' }>): List {
  switch (input.intent) {
    case 'accept':
    case 'focus-next':
      return { ...list, filtering: false };
    case 'back':
      return { ...withFilter(list, ''), filtering: false };
    case 'erase':
      return list.filter === ''
        ? { ...list, filtering: false }
        : withFilter(list, [...list.filter].slice(0, -1).join(''));
    case 'erase-word':
    case 'erase-line':
      return withFilter(list, '');
    case 'up':
    case 'down':
    case 'page-up':
    case 'page-down':
      return { ...reduceList({ ...list, filtering: false }, input), filtering: true };
    default:
      return list;
  }
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ').slice(0, 200);
const at = (list: List, cursor: number): List => ({ ...list, cursor: clamp(cursor, list.visible.length) });
const withFilter = (list: List, filter: string): List => arrange({ ...list, filter }, currentRow(list)?.id);
const sorted = (list: List, sort: number, descending: boolean): List =>
  arrange({ ...list, sort, descending }, currentRow(list)?.id);

function marked(list: List, row: Row | undefined): List {
  if (row === undefined) return list;
  const marks = new Set(list.marks);
  if (!marks.delete(row.id)) marks.add(row.id);
  return { ...list, marks };
}

/** Marks every row that is shown, or none when all of them are marked. */
function allMarked(list: List): List {
  const ids = list.visible.map((index) => list.rows[index]!.id);
  const marks = new Set(list.marks);
  const all = ids.every((id) => marks.has(id));
  for (const id of ids) {
    if (all) marks.delete(id);
    else marks.add(id);
  }
  return { ...list, marks };
}
